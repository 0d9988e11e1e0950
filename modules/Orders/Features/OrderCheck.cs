using OrderCloud.Contracts;
using OrderCloud.Contracts.Catalog;
using OrderCloud.Contracts.Customers;
using OrderCloud.Contracts.Inventory;
using OrderCloud.Orders.Domain;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Orders.Features;

/// <summary>What a submission of the order would meet, line by line and as a whole.</summary>
/// <param name="Gaps">What is missing or wrong; while there is any, the order stays a draft.</param>
/// <param name="Verdict">What the rules say; null while something is missing.</param>
/// <param name="Findings">Each rule that has something to say.</param>
/// <param name="Lines">Each line: is its code known, its price the catalogue's, its stock enough.</param>
internal sealed record OrderCheck(IReadOnlyList<OrderGap> Gaps, ReviewVerdict? Verdict, IReadOnlyList<ReviewFinding> Findings, IReadOnlyList<OrderLineCheck> Lines)
{
    public static OrderCheck Of(Order order, RuleAnswer answer, Caller caller) => new(
        [.. answer.Gaps.Found.Select(OrderGap.Of)],
        answer.Gaps.Any ? null : answer.Verdict,
        [.. answer.Reasons.Select(reason => ReviewFinding.Of(reason, caller))],
        [.. order.Lines.Select(line => OrderLineCheck.Of(line, answer, caller))]);
}

/// <summary>Something that a draft lacks.</summary>
/// <param name="Field">Path into the input of <c>createOrder</c>, where it would be given.</param>
/// <param name="Message">What is missing, in the caller's language.</param>
internal sealed record OrderGap(Text Message, IReadOnlyList<string> Field)
{
    public static OrderGap Of(Error error) => new(error.Message, error.Field);
}

/// <summary>What speaks for or against a line.</summary>
/// <param name="ListPrice">The catalogue's price now; null for an unknown variant.</param>
/// <param name="Missing">How much of the variant is missing in stock, over all lines of the order; without the right to read stock, all that is wanted where there is not enough.</param>
/// <param name="Price">Whether the price is the catalogue's.</param>
/// <param name="Stock">Whether there is enough in stock.</param>
internal sealed record OrderLineCheck(Id<OrderLine> LineId, string Sku, LineCode Code, LinePrice Price, LineStock Stock, decimal? ListPrice, decimal Missing)
{
    public static OrderLineCheck Of(OrderLine line, RuleAnswer answer, Caller caller)
    {
        var variant = answer.Variants.GetValueOrDefault(line.VariantId);
        var missing = answer.Shortages.FirstOrDefault(it => it.VariantId == line.VariantId) is { } shortage ? shortage.Wanted - (caller.May(OrderPermissions.ReadStock) ? shortage.Available : 0) : 0;

        return new(
            new Id<OrderLine>(line.Id),
            line.Sku,
            variant switch { null => LineCode.Unknown, { IsActive: false } => LineCode.Inactive, _ => LineCode.Known },
            variant?.UnitPrice == line.UnitPrice ? LinePrice.List : LinePrice.Differs,
            !line.NeedsShipping ? LineStock.NotStocked : missing > 0 ? LineStock.Short : LineStock.Enough,
            variant is null ? null : Scaled.ToDecimal(variant.UnitPrice, Scaled.PriceDigits),
            Scaled.ToDecimal(missing, Scaled.QuantityDigits));
    }
}

/// <summary>Whether a line's variant is sold.</summary>
internal enum LineCode
{
    /// <summary>It is in the catalogue.</summary>
    Known,

    /// <summary>It is no longer sold.</summary>
    Inactive,

    /// <summary>It is not in the catalogue any more.</summary>
    Unknown,
}

/// <summary>Whether a line's price is the catalogue's.</summary>
internal enum LinePrice
{
    /// <summary>It is the list price.</summary>
    List,

    /// <summary>The list price has changed since, or the line was given another one.</summary>
    Differs,
}

/// <summary>Whether there is stock for a line.</summary>
internal enum LineStock
{
    /// <summary>There is.</summary>
    Enough,

    /// <summary>There is not.</summary>
    Short,

    /// <summary>Services, fees and vouchers need none.</summary>
    NotStocked,
}

/// <summary>What one rule found.</summary>
/// <param name="Subject">What it is about: a customer's name, a SKU.</param>
/// <param name="Message">For people.</param>
/// <param name="Rule">Which rule speaks.</param>
/// <param name="Verdict">What it asks for.</param>
internal sealed record ReviewFinding(ReviewRule Rule, ReviewVerdict Verdict, string Subject, Text Message)
{
    public static ReviewFinding Of(ReviewReason reason, Caller caller) => new(reason.Rule, reason.Verdict, reason.Subject, Say(reason, caller.May(OrderPermissions.ReadStock)));

    private static Text Say(ReviewReason reason, bool tellsStock) => reason.Rule switch
    {
        ReviewRule.Customer => (Text)$"The customer {reason.Subject} is blocked.",
        ReviewRule.Stock when !tellsStock => (Text)$"{reason.Subject}: {Quantity(reason.Wanted)} wanted, less available.",
        ReviewRule.Stock => (Text)$"{reason.Subject}: {Quantity(reason.Wanted)} wanted, {Quantity(reason.Available)} available.",
    };

    private static decimal Quantity(long? thousandths) => Scaled.ToDecimal(thousandths ?? 0, Scaled.QuantityDigits) / 1.000m;
}

/// <summary>
/// The rules of the built-in set <c>starter</c>: a blocked customer fails, short stock needs a person, all else passes.
/// Submission and the check before it ask here, so they say the same.
/// </summary>
internal sealed class StarterRules(IProducts products, ICustomers customers, IStock stock, TimeProvider clock)
{
    private const int MaxReasons = 100;

    public async Task<RuleAnswer> AskAsync(Order order, CancellationToken ct)
    {
        var variants = await products.FindAsync([.. order.Lines.Select(line => line.VariantId).Distinct()], ct);
        var gaps = new Problems();
        CheckComplete(order, variants, gaps);

        var shortages = order.Demands is [_, ..] demands ? await stock.CheckAsync(demands, ct) : [];

        return new(gaps, [.. await CustomerAsync(order, ct), .. shortages.Select(it => StockShort(order, it)).Take(MaxReasons)], variants, shortages);
    }

    private static ReviewReason StockShort(Order order, Shortage shortage) =>
        new(ReviewRule.Stock, ReviewVerdict.NeedsReview, order.SkuOf(shortage.VariantId), shortage.Wanted, shortage.Available);

    private async Task<IReadOnlyList<ReviewReason>> CustomerAsync(Order order, CancellationToken ct) =>
        order.CustomerId is { } id && await customers.FindAsync(id, ct) is { IsBlocked: true } customer ? [new(ReviewRule.Customer, ReviewVerdict.Fail, customer.Name)] : [];

    private void CheckComplete(Order order, IReadOnlyDictionary<Guid, VariantInfo> variants, Problems gaps)
    {
        gaps.Require(order.Lines.Count > 0, "The order has no lines. Add at least one.", "lines");
        // A walk-in customer takes the goods along.
        gaps.Require(order.CustomerId is null || order.ShipTo is not null || !order.Lines.Any(line => line.NeedsShipping), "The order has goods to ship and no address. Give one.", "shipTo");
        gaps.Require(!order.HasLapsedAt(clock.GetUtcNow()), "The offer is no longer valid. Set a later date or none.", "validUntil");

        foreach (var (index, line) in order.Lines.Index())
        {
            var variant = variants.GetValueOrDefault(line.VariantId);
            gaps.Require(variant is not null, $"{line.Sku} is not in the catalogue any more. Remove the line.", "lines", $"{index}", "variantId");
            gaps.Require(variant is null or { IsActive: true }, $"{line.Sku} is no longer sold. Remove the line.", "lines", $"{index}", "variantId");
        }
    }
}

/// <summary>What the rules answered.</summary>
/// <param name="Gaps">What is missing; while there is any, there is no verdict.</param>
/// <param name="Variants">The catalogue's variants of the lines.</param>
internal sealed record RuleAnswer(Problems Gaps, IReadOnlyList<ReviewReason> Reasons, IReadOnlyDictionary<Guid, VariantInfo> Variants, IReadOnlyList<Shortage> Shortages)
{
    /// <summary>The worst of all.</summary>
    public ReviewVerdict Verdict => Reasons.Count == 0 ? ReviewVerdict.Pass : Reasons.Max(reason => reason.Verdict);
}
