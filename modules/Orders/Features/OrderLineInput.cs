using OrderCloud.Contracts;
using OrderCloud.Contracts.Catalog;
using OrderCloud.Orders.Domain;
using OrderCloud.Orders.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Orders.Features;

/// <summary>A line to put on a draft. Name, unit and price are copied from the catalogue.</summary>
/// <param name="Quantity">Above 0 and at most 1,000,000, with at most 3 digits after the point.</param>
/// <param name="VariantId">What is wanted; either this or the SKU.</param>
/// <param name="Sku">What is wanted, case ignored; either this or the variant's id.</param>
/// <param name="UnitPrice">Instead of the list price, with at most 6 digits after the point; needs the right to override prices.</param>
/// <param name="Discount">Off the whole line, in the order's currency, at most what the line comes to; needs the right to override prices.</param>
/// <param name="DiscountReason">Required with a discount.</param>
internal sealed record OrderLineInput(
    decimal Quantity, Id<VariantRef>? VariantId = null, string? Sku = null, decimal? UnitPrice = null, decimal? Discount = null, string? DiscountReason = null);

/// <summary>What became of the lines of an input: entries, or the first refusal.</summary>
internal sealed record OrderLinesRead(IReadOnlyList<LineEntry> Entries, OrderVariantNotFoundError? Unknown = null, VariantInactiveError? Inactive = null, PriceOverrideNotAllowedError? Denied = null)
{
    public Error? Refusal => (Error?)Unknown ?? (Error?)Inactive ?? Denied;
}

/// <summary>Turns lines of an input into entries: looks variants up, copies what a line keeps, guards prices.</summary>
internal sealed class OrderLineReader(IProducts products, Caller caller)
{
    private const int MaxLinesAtOnce = 250;

    /// <param name="before">Gross amount in minor units that the order has already.</param>
    public async Task<OrderLinesRead> ReadAsync(IReadOnlyList<OrderLineInput> lines, long before, string currency, RoundingMode rounding, Problems problems, CancellationToken ct)
    {
        problems.Require(lines.Count <= MaxLinesAtOnce, $"At most {MaxLinesAtOnce} lines at once.", "lines");

        var entered = lines.Take(MaxLinesAtOnce).Select((line, index) => Check(line, index, currency, problems)).ToList();

        if (problems.Any || entered.Count == 0)
            return new([]);

        var byId = await products.FindAsync([.. entered.Where(it => it.Input.VariantId is not null).Select(it => (Guid)it.Input.VariantId!.Value).Distinct()], ct);
        var bySku = await products.FindBySkuAsync([.. entered.Where(it => it.Sku is not null).Select(it => it.Sku!).Distinct()], ct);

        return Enter([.. entered.Select(it => it with { Variant = it.Sku is null ? byId.GetValueOrDefault(it.Input.VariantId!.Value) : bySku.GetValueOrDefault(it.Sku) })], before, currency, rounding, problems);
    }

    private static Entered Check(OrderLineInput line, int index, string currency, Problems problems)
    {
        string[] at = ["lines", $"{index}"];
        var sku = problems.OptionalLine(line.Sku, OrderLineConfiguration.SkuLength, [.. at, "sku"]);
        problems.Require(line.VariantId is null != sku is null, "Say what is wanted either by variantId or by sku.", [.. at, "variantId"]);
        var (discount, reason) = problems.Discount(line.Discount, line.DiscountReason, currency, at);

        return new(line, at, sku?.ToUpperInvariant())
        {
            Quantity = problems.Quantity(line.Quantity, [.. at, "quantity"]),
            UnitPrice = line.UnitPrice is { } price ? problems.UnitPrice(price, [.. at, "unitPrice"]) : null,
            Discount = discount,
            DiscountReason = reason,
        };
    }

    private OrderLinesRead Enter(IReadOnlyList<Entered> lines, long before, string currency, RoundingMode rounding, Problems problems)
    {
        var entries = new List<LineEntry>(lines.Count);
        Int128 total = before;

        foreach (var line in lines)
        {
            string[] field = ["input", .. line.At, line.Sku is null ? "variantId" : "sku"];

            if (line.Variant is not { } variant)
                return new([], Unknown: new(field));

            if (!variant.IsActive)
                return new([], Inactive: new(variant.Sku, field));

            if (caller.RefusesPrice(line.UnitPrice ?? variant.UnitPrice, line.Discount, variant.Sku, variant.UnitPrice, ["input", .. line.At, line.UnitPrice is null || line.UnitPrice == variant.UnitPrice ? "discount" : "unitPrice"]) is { } denied)
                return new([], Denied: denied);

            entries.Add(new(variant.VariantId, variant.Sku, variant.Name, variant.Unit, variant.Kind, line.Quantity, line.UnitPrice ?? variant.UnitPrice, line.Discount, line.DiscountReason));
            var gross = OrderLine.GrossOf(entries[^1].UnitPrice, line.Quantity, currency, rounding);
            problems.Require(line.Discount <= gross, "A discount is at most what the line comes to.", [.. line.At, "discount"]);
            total += gross;
        }

        problems.RequireTotal(total, currency, "lines");

        return new(entries);
    }

    private sealed record Entered(OrderLineInput Input, string[] At, string? Sku)
    {
        public long Quantity { get; init; }

        public long? UnitPrice { get; init; }

        public long Discount { get; init; }

        public string? DiscountReason { get; init; }

        public VariantInfo? Variant { get; init; }
    }
}
