using OrderCloud.Contracts.Catalog;
using OrderCloud.Platform.Access;

namespace OrderCloud.Catalog;

internal static class CatalogPermissions
{
    public static readonly Permission Read = new("catalog:read");
    public static readonly Permission Write = new("catalog:write");

    /// <summary>What goods cost: the field's right and the permission, both.</summary>
    public static readonly Permission ReadCost = Permission.ToRead(CostRights.Field, CostRights.Permission);
}
