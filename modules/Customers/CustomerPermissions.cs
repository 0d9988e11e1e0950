using OrderCloud.Platform.Access;

namespace OrderCloud.Customers;

internal static class CustomerPermissions
{
    public static readonly Permission Read = new("customers:read");
    public static readonly Permission Write = new("customers:write");
    public static readonly Permission Erase = new("tenancy:erase-person");
    public static readonly Permission ExportData = new("tenancy:export-data");
}
