using OrderCloud.Platform.Access;

namespace OrderCloud.Tenancy;

internal static class TenancyPermissions
{
    public static readonly Permission ReadSettings = new("tenancy:read-settings");
    public static readonly Permission ManageSettings = new("tenancy:manage-settings");
    public static readonly Permission ReadMembers = new("tenancy:read-members");
    public static readonly Permission ManageMembers = new("tenancy:manage-members");
    public static readonly Permission ManageRoles = new("tenancy:manage-roles");
    public static readonly Permission ManageClients = new("tenancy:manage-clients");
    public static readonly Permission ReadAudit = new("tenancy:read-audit");
}
