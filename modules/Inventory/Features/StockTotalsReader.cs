using Microsoft.EntityFrameworkCore;
using OrderCloud.Inventory.Domain;
using OrderCloud.Inventory.Persistence;

namespace OrderCloud.Inventory.Features;

/// <summary>Adds up levels for many variants in one statement.</summary>
internal sealed class StockTotalsReader(InventoryDb db)
{
    /// <returns>An entry for each id, zeros where nothing ever lay.</returns>
    public async Task<IReadOnlyDictionary<Guid, StockTotals>> ReadAsync(IReadOnlyCollection<Guid> variantIds, CancellationToken ct)
    {
        var found = await db.StockLevels.Where(level => variantIds.Contains(level.VariantId))
            .GroupBy(level => level.VariantId)
            .Select(levels => new StockTotals(levels.Key, levels.Sum(level => level.OnHand), levels.Sum(level => level.Allocated), levels.Sum(level => level.Reserved), levels.Sum(level => level.Unavailable)))
            .ToDictionaryAsync(totals => totals.VariantId, ct);

        return variantIds.Distinct().ToDictionary(id => id, id => found.GetValueOrDefault(id) ?? new StockTotals(id, 0, 0, 0, 0));
    }
}
