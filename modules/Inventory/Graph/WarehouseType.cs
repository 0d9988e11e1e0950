using OrderCloud.Inventory.Domain;
using OrderCloud.Inventory.Persistence;
using OrderCloud.Platform.Graph.Data;

namespace OrderCloud.Inventory.Graph;

internal sealed class WarehouseType : EntityType<Warehouse>
{
    public WarehouseType() : base(InventoryPermissions.Read)
    {
        Id(warehouse => warehouse.Id);
        Prop(warehouse => warehouse.Name).Filter().Sort();
        Prop(warehouse => warehouse.Rank).Filter().Sort();
        Prop(warehouse => warehouse.IsActive).Filter();
        Prop(warehouse => warehouse.Version);
        Prop(warehouse => warehouse.CreatedAt);
        ById<InventoryDb>(db => db.Warehouses);
    }
}
