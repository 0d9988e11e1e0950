using OrderCloud.Platform.Access;

namespace OrderCloud.Catalog;

internal static class CatalogPermissions
{
    public static readonly Permission Read = new("catalog:read");
    public static readonly Permission Write = new("catalog:write");
}
