namespace OrderCloud.Contracts;

/// <summary>An amount in the currency's minor unit, e.g. cents; the way Stripe counts money.</summary>
/// <param name="MinorUnits">Negative for what we owe.</param>
/// <param name="Currency">ISO 4217 code in capitals, e.g. <c>EUR</c>.</param>
public readonly record struct Money(long MinorUnits, string Currency)
{
    /// <summary>The amount with the currency's own digits, e.g. 12.50.</summary>
    public decimal Amount => Currencies.ToAmount(MinorUnits, Currency);

    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public static Money operator +(Money a, Money b) => a.Currency == b.Currency
        ? a with { MinorUnits = checked(a.MinorUnits + b.MinorUnits) }
        : throw new InvalidOperationException($"Can't add {b.Currency} to {a.Currency}.");
}
