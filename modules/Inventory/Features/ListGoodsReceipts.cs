using OrderCloud.Inventory.Domain;
using OrderCloud.Inventory.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph.Data;

namespace OrderCloud.Inventory.Features;

/// <summary>The goods receipts, the latest first where no order is given.</summary>
internal sealed class ListGoodsReceipts : TableQuery<InventoryDb, GoodsReceipt>, IGuarded
{
    public static Permission Requires => InventoryPermissions.Read;

    public override IReadOnlyList<SortKey<GoodsReceipt>> DefaultOrder => [Descending(receipt => receipt.PostedAt)];
}
