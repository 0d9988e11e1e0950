using OrderCloud.Contracts;
using OrderCloud.Payments.Domain;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Payments.Features;

/// <summary>What inputs with amounts ask alike.</summary>
internal static class AmountRules
{
    private const decimal MaxAmount = 1_000_000_000;

    /// <summary>Minor units; 0 for an amount that <see cref="RequireAmount"/> refuses.</summary>
    public static long MinorUnits(decimal amount, string currency) => Currencies.ToMinorUnits(amount, currency) ?? 0;

    extension(Problems problems)
    {
        public Problems RequireAmount(decimal amount, string currency, params string[] field) => problems.Require(
            amount is > 0 and <= MaxAmount && MinorUnits(amount, currency) > 0,
            $"An amount in {currency} is above 0 and at most 1,000,000,000, with no more than {Currencies.DigitsOf(currency)} decimals.",
            field);

        public Problems RequireMatches(IReadOnlyList<ReceiptMatchInput> matches, string currency)
        {
            problems.Require(matches.Count <= Receipt.MaxMatches, $"Match at most {Receipt.MaxMatches} orders at once.", "matches");
            HashSet<Guid> seen = [];

            foreach (var (index, match) in matches.Take(Receipt.MaxMatches).Index())
                problems.RequireAmount(match.Amount, currency, "matches", $"{index}", "amount")
                    .Require(seen.Add(match.OrderId), "Each order is matched once; add its amounts up.", "matches", $"{index}", "orderId");

            return problems;
        }
    }
}
