using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace OrderCloud.Platform.Graph;

/// <summary>
/// A sentence for people that can be said in another language: written as an ordinary (interpolated) English string, kept as
/// a format and its values. The format is the key of the catalogues <c>Texts.zh-CN.json</c> and <c>Texts.zh-TW.json</c>.
/// Arms of a <c>switch</c> need <c>(Text)</c> before an interpolated string: their common type would be string, with the values filled in.
/// </summary>
[InterpolatedStringHandler]
public readonly struct Text
{
    private readonly StringBuilder? building;
    private readonly List<object?>? values;
    private readonly string? plain;

    public Text(int literalLength, int formattedCount) =>
        (building, values, plain) = (new StringBuilder(literalLength + (3 * formattedCount)), new List<object?>(formattedCount), null);

    private Text(string plain) => (this.plain, building, values) = (plain, null, null);

    /// <summary>The English format, e.g. <c>"At most {0} lines."</c>.</summary>
    public string Format => plain ?? building?.ToString() ?? "";

    public void AppendLiteral(string literal) => building!.Append(literal.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));

    public void AppendFormatted<T>(T value)
    {
        building!.Append('{').Append(values!.Count).Append('}');
        values.Add(value);
    }

    /// <summary>The sentence by another format with the same places.</summary>
    public string In(string format) => values is [_, ..] ? string.Format(CultureInfo.InvariantCulture, format, [.. values]) : format;

    public override string ToString() => In(Format);

    public static implicit operator Text(string text) => new(text);
}
