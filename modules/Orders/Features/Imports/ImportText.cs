using System.Text;
using OrderCloud.Orders.Domain.Imports;

namespace OrderCloud.Orders.Features.Imports;

/// <summary>A file's bytes as text, in the profile's encoding.</summary>
internal static class ImportText
{
    private const char ByteOrderMark = '\uFEFF';

    public static StreamReader Open(Stream content, ImportEncoding encoding)
    {
        var reader = new StreamReader(content, Of(encoding), detectEncodingFromByteOrderMarks: false, bufferSize: 1 << 16);

        if (reader.Peek() == ByteOrderMark)
            reader.Read();

        return reader;
    }

    /// <summary>Reads and writes the encoding; bytes that are none of it are marked.</summary>
    public static Encoding Of(ImportEncoding encoding) => encoding switch
    {
        ImportEncoding.Utf8 => Encoding.GetEncoding("utf-8", EncoderFallback.ExceptionFallback, new MarkBadBytes()),
        ImportEncoding.Gb18030 => CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, new MarkBadBytes())!,
        ImportEncoding.Big5 => CodePagesEncodingProvider.Instance.GetEncoding("big5", EncoderFallback.ExceptionFallback, new MarkBadBytes())!,
    };
}
