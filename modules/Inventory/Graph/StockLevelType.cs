using OrderCloud.Contracts.Catalog;
using OrderCloud.Contracts.Inventory;
using OrderCloud.Inventory.Domain;
using OrderCloud.Inventory.Persistence;
using OrderCloud.Platform.Graph.Data;

namespace OrderCloud.Inventory.Graph;

internal sealed class StockLevelType : EntityType<StockLevel>
{
    public StockLevelType() : base(InventoryPermissions.Read)
    {
        Id(level => level.Id);
        Id<WarehouseRef>("warehouseId", level => level.WarehouseId).Filter().Describe("Where it lies.");
        One<Warehouse>("warehouse", level => level.WarehouseId).Describe("Where it lies.");
        Id<VariantRef>("variantId", level => level.VariantId).Filter().Describe("What lies there.");
        Related<VariantRef>("variant", level => level.VariantId).Describe("What lies there.");
        Scaled("onHand", level => level.OnHand, Contracts.Scaled.QuantityDigits).Filter().Sort();
        Scaled("allocated", level => level.Allocated, Contracts.Scaled.QuantityDigits);
        Scaled("reserved", level => level.Reserved, Contracts.Scaled.QuantityDigits);
        Scaled("unavailable", level => level.Unavailable, Contracts.Scaled.QuantityDigits);
        Scaled("available", level => level.OnHand - level.Allocated - level.Reserved - level.Unavailable, Contracts.Scaled.QuantityDigits).Describe("On hand less allocated, reserved and unavailable.");
        Scaled("reorderPoint", level => level.ReorderPoint, Contracts.Scaled.QuantityDigits);
        Computed("isLow", level => level.ReorderPoint != null && level.OnHand - level.Allocated - level.Reserved - level.Unavailable <= level.ReorderPoint)
            .Filter().Describe("No more available than the reorder point; false where there is none.");
        ById<InventoryDb>(db => db.StockLevels);
    }
}
