namespace OrderCloud.Contracts;

/// <summary>How half a minor unit is rounded; frozen on each order.</summary>
public enum RoundingMode
{
    /// <summary>Away from zero: 0.5 becomes 1.</summary>
    HalfUp,

    /// <summary>To the even neighbour: 0.5 becomes 0, 1.5 becomes 2.</summary>
    HalfEven,
}

/// <summary>The laws of money: a line is rounded once, parts of a whole add up to it.</summary>
public static class Rounding
{
    /// <summary>Unit price × quantity, rounded once to minor units.</summary>
    /// <param name="unitPrice">Millionths of the main unit.</param>
    /// <param name="quantity">Thousandths of the unit.</param>
    /// <exception cref="OverflowException">The amount doesn't fit.</exception>
    public static long LineAmount(long unitPrice, long quantity, string currency, RoundingMode mode) =>
        Divide((Int128)unitPrice * quantity * Scaled.Power(Currencies.DigitsOf(currency)), (Int128)Scaled.Power(Scaled.PriceDigits) * Scaled.Power(Scaled.QuantityDigits), mode);

    /// <summary>A rounded quotient.</summary>
    public static long Divide(Int128 numerator, Int128 denominator, RoundingMode mode)
    {
        var (quotient, rest) = Int128.DivRem(Int128.Abs(numerator), Int128.Abs(denominator));
        var doubled = rest * 2;
        var up = doubled > Int128.Abs(denominator) || (doubled == Int128.Abs(denominator) && (mode is RoundingMode.HalfUp || !Int128.IsEvenInteger(quotient)));
        var magnitude = up ? quotient + 1 : quotient;

        return checked((long)(Int128.IsNegative(numerator) == Int128.IsNegative(denominator) ? magnitude : -magnitude));
    }

    /// <summary>Spreads an amount over weights by largest remainder: the parts add up to it, ties go to the earlier part.</summary>
    /// <param name="weights">Not negative, at least one above zero.</param>
    public static long[] Spread(long amount, IReadOnlyList<long> weights)
    {
        var sum = weights.Aggregate((Int128)0, (total, weight) => total + weight);

        if (sum <= 0)
            throw new ArgumentException("There is nothing to spread over.", nameof(weights));

        var sign = Math.Sign(amount);
        var shares = weights.Select(weight => Int128.DivRem((Int128)Math.Abs(amount) * weight, sum)).ToArray();
        var parts = shares.Select(share => (long)share.Quotient).ToArray();
        var left = Math.Abs(amount) - parts.Sum();

        foreach (var index in Enumerable.Range(0, parts.Length).OrderByDescending(it => shares[it].Remainder).Take((int)left))
            parts[index]++;

        return [.. parts.Select(part => sign * part)];
    }
}
