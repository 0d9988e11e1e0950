using OrderCloud.Contracts.Inventory;
using OrderCloud.Platform.Access;

namespace OrderCloud.Inventory;

internal static class InventoryPermissions
{
    public static readonly Permission Read = new(StockRights.Read);
    public static readonly Permission Receive = new("inventory:receive");
    public static readonly Permission Adjust = new("inventory:adjust");
    public static readonly Permission ManagePolicies = new("inventory:manage-policies");
    public static readonly Permission ManageLocations = new("inventory:manage-locations");
}
