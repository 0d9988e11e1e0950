using Microsoft.EntityFrameworkCore;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Inventory.Domain;
using OrderCloud.Inventory.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Inventory.Features;

/// <summary>A new warehouse.</summary>
/// <param name="Name">1 to 100 characters, unlike any other warehouse's, whatever the case.</param>
/// <param name="Rank">1 to 1000; orders take from the lowest first. Left out: after all others.</param>
internal sealed record CreateWarehouseInput(string Name, int? Rank = null);

/// <summary>Makes a warehouse; it is active at once.</summary>
internal sealed class CreateWarehouse(InventoryDb db, IPlan plan, TimeProvider clock) : Mutation<CreateWarehouseInput, Warehouse, WarehouseNameTakenError, WarehouseLimitReachedError>, IGuarded
{
    public static Permission Requires => InventoryPermissions.ManageLocations;

    public override async Task<Outcome> HandleAsync(CreateWarehouseInput input, CancellationToken ct)
    {
        var problems = new Problems();
        var name = problems.Line(input.Name, Warehouse.MaxName, "name");
        problems.RequireRank(input.Rank);

        if (problems.Any)
            return problems;

        if (await db.Warehouses.AnyAsync(other => other.NameKey == Warehouse.KeyOf(name), ct))
            return new WarehouseNameTakenError();

        if (await plan.FindExcessAsync(PlanResource.Warehouses, ct) is { } excess)
            return new WarehouseLimitReachedError(excess.Limit, excess.Used);

        var last = await db.Warehouses.MaxAsync(other => (int?)other.Rank, ct) ?? 0;
        var warehouse = new Warehouse(name, input.Rank ?? Math.Min(last + 1, Warehouse.MaxRank), clock.GetUtcNow());
        db.Warehouses.Add(warehouse);

        return warehouse;
    }
}
