namespace OrderCloud.Platform.Graph.Data;

/// <summary>A decimal number that the database holds as a whole one, so that it is exact and summable everywhere.</summary>
internal static class Scale
{
    /// <summary>12500 with 3 digits → 12.500: the product keeps the scale of its factor.</summary>
    public static decimal Out(long value, int digits) => value * new decimal(1, 0, 0, isNegative: false, (byte)digits);

    /// <summary>
    /// The whole number that compares with the column as <paramref name="operand"/> does with the decimal one. Finer than the scale, it moves
    /// to the neighbour that gives the same rows; equal to nothing, or out of range, it becomes a number that no row holds.
    /// </summary>
    public static long In(decimal operand, int digits, string operation)
    {
        const decimal Least = long.MinValue, Greatest = long.MaxValue;
        var factor = (decimal)Math.Pow(10, digits);

        if (operand >= Greatest / factor || operand <= Least / factor)
            return operand > 0 ? long.MaxValue : long.MinValue;

        var exact = operand * factor;

        return decimal.IsInteger(exact) ? (long)exact : operation switch
        {
            "gt" or "lte" or "ngt" or "nlte" => (long)decimal.Floor(exact),
            "gte" or "lt" or "ngte" or "nlt" => (long)decimal.Ceiling(exact),
            _ => long.MinValue,
        };
    }
}
