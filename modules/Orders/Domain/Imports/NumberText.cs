using System.Globalization;
using OrderCloud.Contracts;

namespace OrderCloud.Orders.Domain.Imports;

/// <summary>Numbers as files write them: a sign, digits, one decimal mark. No thousands, no exponent, no currency.</summary>
internal static class NumberText
{
    // Beyond this no bound of ours is met, and nine more digits still fit a long.
    private const long MaxWhole = 999_999_999;

    /// <summary>Reads a number as a whole number of <c>10^-digits</c>.</summary>
    /// <returns>Null when it isn't one, has more decimals than <paramref name="digits"/>, or is too large. Zeros at the end don't count.</returns>
    public static long? Read(ReadOnlySpan<char> text, char mark, int digits)
    {
        var negative = text is ['-', ..];
        text = text is ['-' or '+', ..] ? text[1..] : text;
        var at = text.IndexOf(mark);
        var whole = at < 0 ? text : text[..at];
        var decimals = at < 0 ? [] : text[(at + 1)..].TrimEnd('0');

        if ((whole.IsEmpty && (at < 0 || text.Length == 1)) || decimals.Length > digits || !IsDigits(whole) || !IsDigits(at < 0 ? [] : text[(at + 1)..]))
            return null;

        var value = 0L;

        foreach (var digit in whole)
            if ((value = (value * 10) + (digit - '0')) > MaxWhole)
                return null;

        foreach (var digit in decimals)
            value = (value * 10) + (digit - '0');

        value *= Scaled.Power(digits - decimals.Length);

        return negative ? -value : value;
    }

    /// <summary>Writes such a number as a file of that mark would.</summary>
    public static string Write(long value, char mark, int digits) => Scaled.ToDecimal(value, digits).ToString("0.######", CultureInfo.InvariantCulture).Replace('.', mark);

    /// <summary>A customer's code; spreadsheets turn whole numbers into <c>17850.0</c>.</summary>
    public static ReadOnlySpan<char> WithoutZeroDecimals(ReadOnlySpan<char> code) =>
        code.LastIndexOf('.') is > 0 and var point && IsDigits(code[..point]) && point + 1 < code.Length && code[(point + 1)..].IndexOfAnyExcept('0') < 0 ? code[..point] : code;

    private static bool IsDigits(ReadOnlySpan<char> text) => text.IndexOfAnyExceptInRange('0', '9') < 0;
}
