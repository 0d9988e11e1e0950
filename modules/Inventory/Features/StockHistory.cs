using Microsoft.EntityFrameworkCore;
using OrderCloud.Contracts.Inventory;
using OrderCloud.Inventory.Domain;
using OrderCloud.Inventory.Persistence;
using OrderCloud.Platform.Access;

namespace OrderCloud.Inventory.Features;

/// <inheritdoc cref="IStockHistory"/>
internal sealed class StockHistory(InventoryDb db, Caller caller) : IStockHistory
{
    public async Task<IReadOnlySet<string>> KnownAsync(IReadOnlyCollection<string> numbers, CancellationToken ct) =>
        await db.StockAdjustments.Where(adjustment => adjustment.IsHistory && numbers.Contains(adjustment.Number)).Select(adjustment => adjustment.Number).ToHashSetAsync(ct);

    public Task ImportAsync(IReadOnlyCollection<HistoricAdjustment> adjustments, CancellationToken ct)
    {
        db.StockAdjustments.AddRange(adjustments.Select(adjustment => StockAdjustment.Historic(adjustment, caller.Name)));

        return Task.CompletedTask;
    }
}
