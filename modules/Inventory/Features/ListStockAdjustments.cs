using OrderCloud.Inventory.Domain;
using OrderCloud.Inventory.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph.Data;

namespace OrderCloud.Inventory.Features;

/// <summary>The stock adjustments, our own and those taken over from another system, the latest first where no order is given.</summary>
internal sealed class ListStockAdjustments : TableQuery<InventoryDb, StockAdjustment>, IGuarded
{
    public static Permission Requires => InventoryPermissions.Read;

    public override IReadOnlyList<SortKey<StockAdjustment>> DefaultOrder => [Descending(adjustment => adjustment.PostedAt)];
}
