using OrderCloud.Contracts;
using OrderCloud.Orders.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Orders.Features;

/// <summary>What inputs with prices ask alike.</summary>
internal static class PriceRules
{
    /// <summary>The largest total of an order, in main units; beyond it a client's numbers lose digits.</summary>
    private const long MaxTotal = 1_000_000_000_000;

    extension(Problems problems)
    {
        /// <returns>Minor units, and why; 0 and null when there is none.</returns>
        public (long Discount, string? Reason) Discount(decimal? discount, string? reason, string currency, params string[] at)
        {
            string[] why = [.. at, "discountReason"];

            if (discount is not null and not 0)
                return (problems.Amount(discount.Value, currency, [.. at, "discount"]), problems.Line(reason, OrderLineConfiguration.ReasonLength, why));

            problems.OptionalLine(reason, OrderLineConfiguration.ReasonLength, why);

            return (0, null);
        }

        public void RequireTotal(Int128 total, string currency, params string[] field) =>
            problems.Require(total <= (Int128)MaxTotal * Scaled.Power(Currencies.DigitsOf(currency)), "An order comes to at most 1,000,000,000,000. Split it.", field);
    }

    extension(Caller caller)
    {
        /// <summary>Null when the price is the list price without a discount, or the caller may override prices.</summary>
        /// <param name="listPrice">Millionths.</param>
        public PriceOverrideNotAllowedError? RefusesPrice(long unitPrice, long discount, string sku, long listPrice, params string[] field) =>
            (unitPrice == listPrice && discount == 0) || caller.May(OrderPermissions.OverridePrice) ? null : new(sku, Scaled.ToDecimal(listPrice, Scaled.PriceDigits), field);
    }
}
