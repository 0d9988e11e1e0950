using OrderCloud.Contracts.Catalog;
using OrderCloud.Contracts.Inventory;
using OrderCloud.Inventory.Domain;
using OrderCloud.Inventory.Persistence;
using OrderCloud.Platform.Graph.Data;

namespace OrderCloud.Inventory.Graph;

internal sealed class StockAdjustmentType : EntityType<StockAdjustment>
{
    public StockAdjustmentType() : base(InventoryPermissions.Read)
    {
        Id(adjustment => adjustment.Id);
        Prop(adjustment => adjustment.Number).Filter();
        Prop(adjustment => adjustment.IsHistory).Filter();
        Id<WarehouseRef>("warehouseId", adjustment => adjustment.WarehouseId).Filter().Describe("Where stock was set right; null for a taken-over document.");
        One<Warehouse>("warehouse", adjustment => adjustment.WarehouseId).Describe("Where stock was set right; null for a taken-over document.");
        Prop(adjustment => adjustment.ReasonCode);
        Prop(adjustment => adjustment.Note);
        Prop(adjustment => adjustment.Status);
        Prop(adjustment => adjustment.By);
        Prop(adjustment => adjustment.PostedAt).Filter().Sort();
        List<InventoryDb, StockAdjustmentLine>("lines", db => db.StockAdjustmentLines, line => line.AdjustmentId, line => line.Position).Describe("What was set right.");
        ById<InventoryDb>(db => db.StockAdjustments);
    }
}

internal sealed class StockAdjustmentLineType : EntityType<StockAdjustmentLine>
{
    public StockAdjustmentLineType() : base(InventoryPermissions.Read)
    {
        Id(line => line.Id);
        Prop(line => line.Position);
        Id<VariantRef>("variantId", line => line.VariantId).Describe("What was set right.");
        Related<VariantRef>("variant", line => line.VariantId).Describe("What was set right.");
        Scaled("delta", line => line.Delta, Contracts.Scaled.QuantityDigits);
        Prop(line => line.Note);
        ById<InventoryDb>(db => db.StockAdjustmentLines);
    }
}
