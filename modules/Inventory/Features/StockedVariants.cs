using OrderCloud.Contracts.Catalog;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Inventory.Features;

/// <summary>Which variants can be in stock at all: goods that the catalogue knows.</summary>
internal sealed class StockedVariants(IProducts products)
{
    /// <summary>What is wrong with a variant that the input names by itself; null for goods.</summary>
    public async Task<Error?> FaultAsync(Guid variantId, CancellationToken ct)
    {
        var known = await products.FindAsync([variantId], ct);

        return !known.TryGetValue(variantId, out var variant) ? new StockVariantNotFoundError("input", "variantId")
            : variant.Kind is not ProductKind.Stocked ? new VariantNotStockedError(variant.Kind, "input", "variantId")
            : null;
    }

    /// <summary>What is wrong with the first line at fault; null when all are goods.</summary>
    /// <param name="variantIds">One for each line.</param>
    public async Task<Error?> FirstFaultAsync(IReadOnlyList<Guid> variantIds, CancellationToken ct)
    {
        var known = await products.FindAsync([.. variantIds.Distinct()], ct);

        foreach (var (index, id) in variantIds.Index())
        {
            string[] field = ["input", "lines", $"{index}", "variantId"];

            if (!known.TryGetValue(id, out var variant))
                return new StockVariantNotFoundError(field);

            if (variant.Kind is not ProductKind.Stocked)
                return new VariantNotStockedError(variant.Kind, field);
        }

        return null;
    }
}
