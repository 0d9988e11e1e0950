using OrderCloud.Contracts.Catalog;
using OrderCloud.Contracts.Inventory;
using OrderCloud.Contracts.Orders;
using OrderCloud.Inventory.Domain;
using OrderCloud.Inventory.Persistence;
using OrderCloud.Platform.Graph.Data;

namespace OrderCloud.Inventory.Graph;

internal sealed class StockLedgerEntryType : EntityType<StockLedgerEntry>
{
    public StockLedgerEntryType() : base(InventoryPermissions.Read)
    {
        Id(entry => entry.Id);
        Id<WarehouseRef>("warehouseId", entry => entry.WarehouseId).Filter().Describe("Where it moved.");
        One<Warehouse>("warehouse", entry => entry.WarehouseId).Describe("Where it moved.");
        Id<VariantRef>("variantId", entry => entry.VariantId).Filter().Describe("What moved.");
        Related<VariantRef>("variant", entry => entry.VariantId).Describe("What moved.");
        Prop(entry => entry.Kind).Filter();
        Scaled("onHand", entry => entry.OnHand, Contracts.Scaled.QuantityDigits);
        Scaled("allocated", entry => entry.Allocated, Contracts.Scaled.QuantityDigits);
        Scaled("reserved", entry => entry.Reserved, Contracts.Scaled.QuantityDigits);
        Scaled("unavailable", entry => entry.Unavailable, Contracts.Scaled.QuantityDigits);
        Prop(entry => entry.DocumentType);
        Prop(entry => entry.DocumentNumber);
        Id<OrderRef>("orderId", entry => entry.OrderId).Filter().Describe("The order for which it moved, if any.");
        Related<OrderRef>("order", entry => entry.OrderId).Describe("The order for which it moved, if any.");
        One<GoodsReceipt>("goodsReceipt", entry => entry.DocumentType == StockDocumentType.GoodsReceipt ? entry.DocumentId : null)
            .Describe("The receipt that caused it, if one did.");
        One<StockAdjustment>("stockAdjustment", entry => entry.DocumentType == StockDocumentType.StockAdjustment ? entry.DocumentId : null)
            .Describe("The adjustment that caused it, if one did.");
        Prop(entry => entry.By);
        Prop(entry => entry.At).Filter().Sort();
        ById<InventoryDb>(db => db.StockLedger);
    }
}
