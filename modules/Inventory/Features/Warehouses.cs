using Microsoft.EntityFrameworkCore;
using OrderCloud.Contracts.Inventory;
using OrderCloud.Inventory.Domain;
using OrderCloud.Inventory.Persistence;

namespace OrderCloud.Inventory.Features;

/// <inheritdoc cref="IWarehouses"/>
internal sealed class Warehouses(InventoryDb db, TimeProvider clock) : IWarehouses
{
    public Task CreateFirstAsync(string name, CancellationToken ct)
    {
        db.Warehouses.Add(new Warehouse(name, rank: 1, clock.GetUtcNow()));

        return Task.CompletedTask;
    }

    public Task<long> CountAsync(CancellationToken ct) => db.Warehouses.LongCountAsync(warehouse => warehouse.IsActive, ct);

    public async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(IReadOnlyCollection<Guid> warehouseIds, CancellationToken ct) =>
        await db.Warehouses.Where(warehouse => warehouseIds.Contains(warehouse.Id)).ToDictionaryAsync(warehouse => warehouse.Id, warehouse => warehouse.Name, ct);
}
