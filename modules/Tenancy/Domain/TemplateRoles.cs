using OrderCloud.Contracts;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Platform.Access;

namespace OrderCloud.Tenancy.Domain;

/// <summary>A role that every new tenant begins with.</summary>
/// <param name="Permissions">Single permissions, or <c>module:*</c> for all of a module.</param>
/// <param name="Without">What is taken out again.</param>
/// <param name="Limit">Highest amount that may be approved, in whole units of the tenant's currency; null for no limit.</param>
internal sealed record TemplateRole(
    string Key, string Name, string SimplifiedName, string TraditionalName, string Permissions, string Without, DataScope Scope, int? Limit, string ReadFields, string WriteFields)
{
    public Role For(Tenant tenant) => new()
    {
        TemplateKey = Key,
        Name = tenant.Language switch { "zh-CN" => SimplifiedName, "zh-TW" => TraditionalName, _ => Name },
        Permissions = [.. Granted()],
        Scope = Scope,
        ApprovalLimit = Limit * (long)Math.Pow(10, Currencies.DigitsOf(tenant.Currency)),
        ReadFields = Words(ReadFields),
        WriteFields = Words(WriteFields),
    };

    private IEnumerable<string> Granted()
    {
        var asked = Words(Permissions);
        var without = Words(Without).ToHashSet();

        return PermissionList.All.Select(permission => permission.Name)
            .Where(name => !without.Contains(name) && (asked.Contains(name) || (asked.Contains($"{name.Split(':')[0]}:*") && !PermissionList.ForClientsOnly.Contains(name))));
    }

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>The roles of a new tenant. They are rows from then on: the tenant changes its own.</summary>
internal static class TemplateRoles
{
    public const string Owner = "owner", Admin = "admin";

    private const string Everything = "tenancy:* catalog:* customers:* inventory:* orders:* payments:* analytics:*", Contacts = "customer.phone customer.email customer.address";

    public static IReadOnlyList<TemplateRole> All { get; } =
    [
        new(Owner, "Owner", "所有者", "擁有者", Everything, "", DataScope.All, Limit: null, Role.EveryField, Role.EveryField),
        new(Admin, "Admin", "管理员", "管理員", Everything, "tenancy:manage-plan tenancy:export-data tenancy:erase-person", DataScope.All, Limit: 0, Role.EveryField, Role.EveryField),
        new("sales", "Sales", "销售", "銷售",
            "catalog:read customers:read customers:write customers:work-cases inventory:read orders:read orders:create orders:edit orders:submit orders:cancel orders:request-return orders:import payments:read analytics:read",
            "", DataScope.Own, Limit: 0, $"{Contacts} customer.creditLimit order.internalNote", $"{Contacts} order.internalNote"),
        new("reviewer", "Reviewer", "审核员", "審核員",
            "catalog:read catalog:read-cost customers:read inventory:read orders:read orders:review orders:approve orders:hold orders:override-credit orders:approve-return payments:read analytics:read",
            "", DataScope.Team, Limit: 10_000, "variant.cost line.margin customer.creditLimit order.internalNote", "order.internalNote"),
        new("warehouse", "Warehouse", "仓库", "倉庫",
            "catalog:read inventory:read inventory:receive inventory:issue inventory:count inventory:transfer inventory:inspect inventory:allocate orders:read orders:fulfill orders:ship orders:deliver orders:manage-exceptions",
            "", DataScope.All, Limit: 0, "customer.address order.internalNote", ""),
        new("purchaser", "Purchaser", "采购", "採購",
            "catalog:read catalog:read-cost inventory:read inventory:read-purchases inventory:purchase inventory:manage-suppliers inventory:manage-policies inventory:receive orders:read analytics:read",
            "", DataScope.All, Limit: 0, "variant.cost supplier.price", "variant.cost supplier.price"),
        new("finance", "Finance", "财务", "財務",
            "catalog:read catalog:read-cost customers:read customers:manage-credit inventory:read inventory:read-purchases inventory:approve-purchase orders:read orders:hold orders:override-payment orders:export payments:* analytics:read analytics:read-margin analytics:export",
            "", DataScope.All, Limit: 10_000, "variant.cost line.margin customer.creditLimit supplier.price", "customer.creditLimit"),
        new("analyst", "Analyst", "分析员", "分析員",
            "catalog:read catalog:read-cost customers:read inventory:read orders:read payments:read analytics:*",
            "analytics:read-staff", DataScope.All, Limit: 0, "variant.cost line.margin customer.creditLimit supplier.price", ""),
        new("storefront", "Storefront app", "商城应用", "商城應用",
            "catalog:read inventory:read orders:checkout orders:request-return customers:self-service",
            "", DataScope.Own, Limit: 0, "", ""),
    ];
}
