using OrderCloud.Inventory.Domain;
using OrderCloud.Inventory.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph.Data;

namespace OrderCloud.Inventory.Features;

/// <summary>What lies where: one row for each variant and warehouse that ever had stock or was given a reorder point.</summary>
internal sealed class ListStockLevels : TableQuery<InventoryDb, StockLevel>, IGuarded
{
    public static Permission Requires => InventoryPermissions.Read;
}
