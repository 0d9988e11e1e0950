using OrderCloud.Contracts;
using OrderCloud.Orders.Domain;
using OrderCloud.Orders.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Orders.Features;

/// <summary>An address for one order.</summary>
/// <param name="Recipient">Person or company at the address, at most 200 characters.</param>
/// <param name="Line1">Street and house, at most 200 characters.</param>
/// <param name="City">At most 100 characters.</param>
/// <param name="CountryCode">ISO 3166-1 alpha-2 in capitals, e.g. GB.</param>
/// <param name="Line2">At most 200 characters.</param>
/// <param name="Region">State, county or province, at most 100 characters.</param>
/// <param name="PostalCode">At most 20 characters.</param>
/// <param name="Phone">At most 40 characters.</param>
internal sealed record OrderAddressInput(
    string Recipient, string Line1, string City, string CountryCode, string? Line2 = null, string? Region = null, string? PostalCode = null, string? Phone = null)
{
    public Address Checked(Problems problems, string field)
    {
        problems.Require(Countries.Exists(CountryCode), "This is no country code. Use two capitals of ISO 3166-1, e.g. GB.", field, "countryCode");

        return new Address(
            problems.Line(Recipient, 200, field, "recipient"),
            problems.Line(Line1, 200, field, "line1"),
            problems.OptionalLine(Line2, 200, field, "line2"),
            problems.Line(City, 100, field, "city"),
            problems.OptionalLine(Region, 100, field, "region"),
            problems.OptionalLine(PostalCode, 20, field, "postalCode"),
            CountryCode,
            problems.OptionalLine(Phone, 40, field, "phone"));
    }
}

/// <summary>What several inputs of this module ask alike.</summary>
internal static class OrderInputs
{
    public const decimal MaxQuantity = 1_000_000;
    private const decimal MaxPrice = 10_000_000;

    extension(Caller caller)
    {
        /// <summary>As the timeline remembers him.</summary>
        public Actor Actor => new(caller.SubjectId, caller.Name, caller.Kind is CallerKind.Member);
    }

    extension(Problems problems)
    {
        /// <returns>Thousandths; 0 when the quantity was refused.</returns>
        public long Quantity(decimal quantity, params string[] field)
        {
            var scaled = quantity is > 0 and <= MaxQuantity ? Scaled.FromDecimal(quantity, Scaled.QuantityDigits) : null;
            problems.Require(scaled is not null, "A quantity is above 0 and at most 1,000,000, with at most 3 digits after the point.", field);

            return scaled ?? 0;
        }

        /// <returns>Millionths; 0 when the price was refused.</returns>
        public long UnitPrice(decimal price, params string[] field)
        {
            var scaled = price is >= 0 and <= MaxPrice ? Scaled.FromDecimal(price, Scaled.PriceDigits) : null;
            problems.Require(scaled is not null, "A price is 0 to 10,000,000 with at most 6 digits after the point.", field);

            return scaled ?? 0;
        }

        /// <returns>Minor units; 0 when the amount was refused.</returns>
        public long Amount(decimal amount, string currency, params string[] field)
        {
            var units = amount is >= 0 and <= MaxPrice ? Currencies.ToMinorUnits(amount, currency) : null;
            problems.Require(units is not null, $"An amount is 0 to 10,000,000 with at most {Currencies.DigitsOf(currency)} digits after the point.", field);

            return units ?? 0;
        }

        public string Reason(string? reason) => problems.Line(reason, OrderLineConfiguration.ReasonLength, "reason");

        public string? Note(string? note) => problems.OptionalLines(note, OrderConfiguration.NoteLength, "note");
    }
}
