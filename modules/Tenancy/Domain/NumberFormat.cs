using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using OrderCloud.Contracts.Tenancy;

namespace OrderCloud.Tenancy.Domain;

/// <summary>
/// A pattern of document numbers: text, at most one date in braces (yyyy, yyyyMM, yyyyMMdd, or with yy), one counter of zeros in braces.
/// A full counter grows wider; it never starts again within its period.
/// </summary>
internal sealed partial class NumberFormat
{
    public const int MaxLength = 30;

    private readonly Match parts;

    private NumberFormat(Match parts) => this.parts = parts;

    public string Pattern => parts.Value;

    private int Digits => parts.Groups["counter"].Length;

    /// <summary>What a new tenant begins with.</summary>
    public static NumberFormat DefaultOf(DocumentKind kind) => Parse(kind switch
    {
        DocumentKind.SalesOrder => "SO-{yyyyMM}-{0000}",
        DocumentKind.Return => "RMA-{yyyyMM}-{0000}",
        DocumentKind.Adjustment => "ADJ-{yyyyMM}-{0000}",
        DocumentKind.GoodsReceipt => "GR-{yyyyMM}-{0000}",
        DocumentKind.Fulfillment => "DN-{yyyyMM}-{0000}",
        DocumentKind.PaymentReceipt => "RC-{yyyyMM}-{0000}",
        DocumentKind.Customer => "C-{000000}",
    });

    public static IEnumerable<NumberPattern> Defaults() =>
        Enum.GetValues<DocumentKind>().Select(kind => new NumberPattern { Kind = kind, Pattern = DefaultOf(kind).Pattern });

    public static bool TryParse(string pattern, [NotNullWhen(true)] out NumberFormat? format)
    {
        format = pattern.Length <= MaxLength && Shape().Match(pattern) is { Success: true } match ? new(match) : null;

        return format is not null;
    }

    /// <exception cref="FormatException">The pattern is none.</exception>
    public static NumberFormat Parse(string pattern) => TryParse(pattern, out var format) ? format : throw new FormatException($"'{pattern}' is no pattern for numbers.");

    /// <summary>Where counting starts again: the date as the pattern writes it; empty for a pattern without one.</summary>
    /// <param name="day">In the tenant's time zone.</param>
    public string PeriodOf(DateOnly day) => parts.Groups["date"] is { Success: true, Value: var date } ? day.ToString(date, CultureInfo.InvariantCulture) : "";

    /// <param name="count">From 1.</param>
    public string Write(DateOnly day, long count) => string.Concat(
        parts.Groups["before"].Value, PeriodOf(day), parts.Groups["between"].Value, count.ToString($"D{Digits}", CultureInfo.InvariantCulture), parts.Groups["after"].Value);

    // Something other than a digit stands beside a date and beside the counter: else nobody could tell them apart in a number, and those of one period would get in the way of another's.
    [GeneratedRegex(@"\A(?<before>[A-Z0-9/._-]*?)((?<![0-9])\{(?<date>(yyyy|yy)(MM(dd)?)?)\}(?<between>[A-Z/._-][A-Z0-9/._-]*?))?(?<![0-9])\{(?<counter>0{1,12})\}(?<after>([A-Z/._-][A-Z0-9/._-]*)?)\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex Shape();
}
