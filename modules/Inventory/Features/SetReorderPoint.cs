using Microsoft.EntityFrameworkCore;
using OrderCloud.Contracts.Catalog;
using OrderCloud.Inventory.Domain;
using OrderCloud.Inventory.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;
using OrderCloud.Platform.Graph.Events;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Inventory.Features;

/// <summary>When it is time to order more of a variant for a warehouse.</summary>
/// <param name="WarehouseId">Where; an inactive warehouse too.</param>
/// <param name="VariantId">Goods; they need not have been in stock there yet.</param>
/// <param name="ReorderPoint">0 to 1,000,000 with at most 3 decimals: at so few available, or fewer, the stock is low. Null takes the point away.</param>
internal sealed record SetReorderPointInput(Id<Warehouse> WarehouseId, Id<VariantRef> VariantId, decimal? ReorderPoint);

/// <summary>Sets the reorder point of a variant in a warehouse, or takes it away. Whoever sets it last is right; the audit log tells what it was before.</summary>
internal sealed class SetReorderPoint(InventoryDb db, StockedVariants variants, UnitOfWork unit, IEventBus bus, TenantContext tenant, TimeProvider clock)
    : Mutation<SetReorderPointInput, StockLevel, WarehouseNotFoundError, StockVariantNotFoundError, VariantNotStockedError>, IGuarded
{
    public static Permission Requires => InventoryPermissions.ManagePolicies;

    public override async Task<Outcome> HandleAsync(SetReorderPointInput input, CancellationToken ct)
    {
        if (input.ReorderPoint is { } given && !InputRules.IsLevel(given))
            return new InvalidInputError("A reorder point is 0 to 1,000,000 with at most 3 decimals.", "input", "reorderPoint");

        if (!await db.Warehouses.AnyAsync(it => it.Id == input.WarehouseId.Value, ct))
            return new WarehouseNotFoundError("input", "warehouseId");

        switch (await variants.FaultAsync(input.VariantId, ct))
        {
            case StockVariantNotFoundError unknown: return unknown;
            case VariantNotStockedError other: return other;
        }

        var (before, after) = await ChangeAsync(new(input.WarehouseId, input.VariantId), input.ReorderPoint is { } point ? InputRules.Thousandths(point) : null, ct);

        if (before != after.ReorderPoint)
        {
            unit.Changes.Note<StockLevel>(after.Id, nameof(StockLevel.ReorderPoint), before, after.ReorderPoint);
            unit.AfterCommit(() => bus.Publish(EventTopic.For(tenant, StockChanged.All), new(Guid.CreateVersion7(), clock.GetUtcNow(), Guid.Empty)));
        }

        return after;
    }

    private async Task<(long? Before, StockLevel After)> ChangeAsync(StockRow row, long? point, CancellationToken ct)
    {
        var level = db.StockLevels.Where(it => it.WarehouseId == row.WarehouseId && it.VariantId == row.VariantId);

        // An update that changes nothing locks the row: what is read next is what stood there before.
        if (await level.ExecuteUpdateAsync(set => set.SetProperty(it => it.ReorderPoint, it => it.ReorderPoint), ct) == 0)
        {
            // A rival who opens the same row first trips the unique key; the mutation runs again and finds the row.
            db.StockLevels.Add(new StockLevel(row, new()));
            await unit.FlushAsync(db, ct);
        }

        var before = await level.Select(it => it.ReorderPoint).SingleAsync(ct);
        await level.ExecuteUpdateAsync(set => set.SetProperty(it => it.ReorderPoint, point), ct);

        return (before, await level.AsNoTracking().SingleAsync(ct));
    }
}
