using Microsoft.EntityFrameworkCore;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Inventory.Domain;
using OrderCloud.Inventory.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Inventory.Features;

/// <summary>What to change of a warehouse; what is left out stays.</summary>
/// <param name="Name">1 to 100 characters, unlike any other warehouse's, whatever the case.</param>
/// <param name="Rank">1 to 1000; orders take from the lowest first.</param>
/// <param name="IsActive">False: nothing is received here and orders take nothing from here.</param>
internal sealed record UpdateWarehouseInput(Id<Warehouse> Id, int ExpectedVersion, string? Name = null, int? Rank = null, bool? IsActive = null);

/// <summary>Renames a warehouse, changes its rank, switches it on or off.</summary>
internal sealed class UpdateWarehouse(InventoryDb db, IPlan plan)
    : Mutation<UpdateWarehouseInput, Warehouse, WarehouseNotFoundError, WarehouseVersionConflictError, WarehouseNameTakenError, WarehouseLimitReachedError>, IGuarded
{
    public static Permission Requires => InventoryPermissions.ManageLocations;

    public override async Task<Outcome> HandleAsync(UpdateWarehouseInput input, CancellationToken ct)
    {
        if (await db.Warehouses.SingleOrDefaultAsync(it => it.Id == input.Id.Value, ct) is not { } warehouse)
            return new WarehouseNotFoundError("input", "id");

        if (warehouse.Version != input.ExpectedVersion)
            return new WarehouseVersionConflictError(input.ExpectedVersion, warehouse);

        var problems = new Problems();
        var name = input.Name is { } given ? problems.Line(given, Warehouse.MaxName, "name") : warehouse.Name;
        problems.RequireRank(input.Rank);

        if (problems.Any)
            return problems;

        if (await db.Warehouses.AnyAsync(other => other.Id != warehouse.Id && other.NameKey == Warehouse.KeyOf(name), ct))
            return new WarehouseNameTakenError();

        if (input.IsActive is true && !warehouse.IsActive && await plan.FindExcessAsync(PlanResource.Warehouses, ct) is { } excess)
            return new WarehouseLimitReachedError(excess.Limit, excess.Used);

        warehouse.Change(name, input.Rank ?? warehouse.Rank, input.IsActive ?? warehouse.IsActive);

        return warehouse;
    }
}
