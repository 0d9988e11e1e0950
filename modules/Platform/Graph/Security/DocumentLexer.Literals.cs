using System.Buffers;

namespace OrderCloud.Platform.Graph.Security;

internal ref partial struct DocumentLexer
{
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789ABCDEFabcdef");

    private readonly int Number()
    {
        var at = text[Start] == '-' ? Start + 1 : Start;
        var leadingZero = At(at) == '0';
        var whole = Digits(at);

        if (leadingZero && whole > at + 1)
            throw Fault(Start, "A number has no leading zeros.");

        at = At(whole) == '.' ? Digits(whole + 1) : whole;

        if (At(at) is 'e' or 'E')
            at = Digits(At(at + 1) is '+' or '-' ? at + 2 : at + 1);

        return At(at) is '.' or '_' || char.IsAsciiLetter(At(at)) ? throw Fault(at, "A number ends where a name begins.") : at;
    }

    private readonly int Digits(int from)
    {
        var at = from;

        while (char.IsAsciiDigit(At(at)))
            at++;

        return at > from ? at : throw Fault(from, "A digit is missing.");
    }

    private readonly int String()
    {
        for (var at = Start + 1; at < text.Length; at++)
            switch (text[at])
            {
                case '"':
                    return at + 1;
                case '\\':
                    at += Escape(at);
                    break;
                case < ' ' and not '\t':
                    throw Fault(at, "A string ends on its line and holds no control characters.");
            }

        throw Fault(Start, "The string has no end.");
    }

    private readonly int Escape(int at) => At(at + 1) switch
    {
        '"' or '\\' or '/' or 'b' or 'f' or 'n' or 'r' or 't' => 1,
        'u' when text.Length > at + 5 && text.Slice(at + 2, 4).IndexOfAnyExcept(HexDigits) < 0 => 5,
        _ => throw Fault(at, "Unknown escape sequence."),
    };

    private readonly int BlockString()
    {
        for (var at = Start + 3; at < text.Length; at++)
        {
            if (text[at] == '\\' && text[(at + 1)..].StartsWith("\"\"\""))
                at += 3;
            else if (text[at..].StartsWith("\"\"\""))
                return at + 3;
            else if (text[at] is < ' ' and not ('\t' or '\n' or '\r'))
                throw Fault(at, "A string holds no control characters.");
        }

        throw Fault(Start, "The string has no end.");
    }
}
