using OrderCloud.Inventory.Domain;
using OrderCloud.Inventory.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph.Data;

namespace OrderCloud.Inventory.Features;

/// <summary>Every movement of stock with its document, the latest first where no order is given.</summary>
internal sealed class ListStockLedger : TableQuery<InventoryDb, StockLedgerEntry>, IGuarded
{
    public static Permission Requires => InventoryPermissions.Read;

    public override IReadOnlyList<SortKey<StockLedgerEntry>> DefaultOrder => [Descending(entry => entry.At)];
}
