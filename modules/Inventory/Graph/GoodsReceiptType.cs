using OrderCloud.Contracts.Catalog;
using OrderCloud.Contracts.Inventory;
using OrderCloud.Inventory.Domain;
using OrderCloud.Inventory.Persistence;
using OrderCloud.Platform.Graph.Data;

namespace OrderCloud.Inventory.Graph;

internal sealed class GoodsReceiptType : EntityType<GoodsReceipt>
{
    public GoodsReceiptType() : base(InventoryPermissions.Read)
    {
        Id(receipt => receipt.Id);
        Prop(receipt => receipt.Number).Filter();
        Id<WarehouseRef>("warehouseId", receipt => receipt.WarehouseId).Filter().Describe("Where the goods came in.");
        One<Warehouse>("warehouse", receipt => receipt.WarehouseId).Describe("Where the goods came in.");
        Prop(receipt => receipt.Reference).Filter();
        Prop(receipt => receipt.Status);
        Prop(receipt => receipt.By);
        Prop(receipt => receipt.PostedAt).Filter().Sort();
        List<InventoryDb, GoodsReceiptLine>("lines", db => db.GoodsReceiptLines, line => line.ReceiptId, line => line.Position).Describe("What came in.");
        ById<InventoryDb>(db => db.GoodsReceipts);
    }
}

internal sealed class GoodsReceiptLineType : EntityType<GoodsReceiptLine>
{
    public GoodsReceiptLineType() : base(InventoryPermissions.Read)
    {
        Id(line => line.Id);
        Prop(line => line.Position);
        Id<VariantRef>("variantId", line => line.VariantId).Describe("What came in.");
        Related<VariantRef>("variant", line => line.VariantId).Describe("What came in.");
        Scaled("quantity", line => line.Quantity, Contracts.Scaled.QuantityDigits);
        Prop(line => line.Note);
        ById<InventoryDb>(db => db.GoodsReceiptLines);
    }
}
