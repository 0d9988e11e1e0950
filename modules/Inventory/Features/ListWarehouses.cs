using OrderCloud.Inventory.Domain;
using OrderCloud.Inventory.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph.Data;

namespace OrderCloud.Inventory.Features;

/// <summary>The company's warehouses, by rank where no order is given.</summary>
internal sealed class ListWarehouses : TableQuery<InventoryDb, Warehouse>, IGuarded
{
    public static Permission Requires => InventoryPermissions.Read;

    public override IReadOnlyList<SortKey<Warehouse>> DefaultOrder => [Ascending(warehouse => warehouse.Rank)];
}
