namespace OrderCloud.Contracts;

/// <summary>Decimals as whole numbers: exact, comparable and summable in SQL on every database.</summary>
public static class Scaled
{
    /// <summary>Quantities are kept in thousandths of their unit.</summary>
    public const int QuantityDigits = 3;

    /// <summary>Unit prices are kept in millionths of the currency's main unit.</summary>
    public const int PriceDigits = 6;

    private static readonly long[] Powers = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000];

    public static long Power(int digits) => Powers[digits];

    public static decimal ToDecimal(long value, int digits)
    {
        var magnitude = (UInt128)Int128.Abs(value);

        return new decimal((int)(uint)magnitude, (int)(uint)(magnitude >> 32), 0, value < 0, (byte)digits);
    }

    /// <returns>Null when the value has more digits after the point, or doesn't fit.</returns>
    public static long? FromDecimal(decimal value, int digits)
    {
        // The scale first: the largest decimal times a million doesn't fit a decimal either.
        if (Math.Abs(value) > long.MaxValue / Power(digits))
            return null;

        var scaled = value * Power(digits);

        return scaled == decimal.Truncate(scaled) ? (long)scaled : null;
    }
}
