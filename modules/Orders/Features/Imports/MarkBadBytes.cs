using System.Text;

namespace OrderCloud.Orders.Features.Imports;

/// <summary>
/// Leaves a mark where bytes are no text, so that reading goes on and the row is refused under its own number.
/// The mark is three noncharacters, which no text holds.
/// </summary>
internal sealed class MarkBadBytes : DecoderFallback
{
    public const string Mark = "\uFDD0\uFFFF\uFDEF";

    public override int MaxCharCount => Mark.Length;

    public override DecoderFallbackBuffer CreateFallbackBuffer() => new Marks();

    private sealed class Marks : DecoderFallbackBuffer
    {
        private int next = Mark.Length;

        public override int Remaining => Mark.Length - next;

        public override bool Fallback(byte[] bytesUnknown, int index)
        {
            next = 0;

            return true;
        }

        public override char GetNextChar() => next < Mark.Length ? Mark[next++] : '\0';

        public override bool MovePrevious()
        {
            if (next == 0)
                return false;

            next--;

            return true;
        }
    }
}
