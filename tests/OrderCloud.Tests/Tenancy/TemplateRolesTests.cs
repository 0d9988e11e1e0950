using OrderCloud.Contracts;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Tenancy.Domain;

namespace OrderCloud.Tests.Tenancy;

public sealed class TemplateRolesTests
{
    [Fact, Trait("Capability", "A3/part")]
    public void The_owner_may_everything_but_what_is_for_programs_and_buyers()
    {
        var owner = Role("owner");

        Assert.Equal(PermissionList.Names.Except(PermissionList.ForClientsOnly).Order(), owner.Permissions.Order());
        Assert.Null(owner.ApprovalLimit);
        Assert.Equal([OrderCloud.Tenancy.Domain.Role.EveryField], owner.ReadFields);
    }

    [Fact]
    public void The_admin_lacks_the_plan_and_what_takes_data_away()
    {
        var admin = Role("admin");

        Assert.Equal(["tenancy:erase-person", "tenancy:export-data", "tenancy:manage-plan"], Role("owner").Permissions.Except(admin.Permissions).Order());
        Assert.Equal(0, admin.ApprovalLimit);
    }

    [Theory]
    [InlineData("sales", 14, "Own")]
    [InlineData("reviewer", 12, "Team")]
    [InlineData("warehouse", 13, "All")]
    [InlineData("purchaser", 10, "All")]
    [InlineData("finance", 25, "All")]
    [InlineData("analyst", 11, "All")]
    [InlineData("storefront", 5, "Own")]
    public void A_template_has_its_permissions_and_scope(string key, int permissions, string scope)
    {
        var role = Role(key);

        Assert.Equal(permissions, role.Permissions.Count);
        Assert.Equal(scope, $"{role.Scope}");
        Assert.Subset(PermissionList.Names.ToHashSet(), role.Permissions.ToHashSet());
    }

    [Fact]
    public void Every_word_of_a_template_is_a_permission() =>
        Assert.Empty(TemplateRoles.All.SelectMany(role => $"{role.Permissions} {role.Without}".Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(word => !word.EndsWith(":*", StringComparison.Ordinal)).Except(PermissionList.Names));

    [Theory]
    [InlineData("EUR", 1_000_000)]
    [InlineData("JPY", 10_000)]
    [InlineData("KWD", 10_000_000)]
    public void A_limit_is_in_the_currencys_own_minor_units(string currency, long limit) => Assert.Equal(limit, Role("reviewer", currency).ApprovalLimit);

    [Theory]
    [InlineData("en", "Warehouse")]
    [InlineData("zh-CN", "仓库")]
    [InlineData("zh-TW", "倉庫")]
    public void Roles_are_named_in_the_companys_language(string language, string name) => Assert.Equal(name, Role("warehouse", language: language).Name);

    private static Role Role(string key, string currency = "EUR", string language = "en") => TemplateRoles.All.Single(role => role.Key == key).For(new Tenant
    {
        TenantId = Guid.CreateVersion7(),
        Name = "Company",
        Currency = currency,
        TimeZone = "Europe/Berlin",
        Language = language,
        Rounding = RoundingMode.HalfUp,
        SignedUpAt = DateTimeOffset.UnixEpoch,
    });
}
