using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Tenancy;

public sealed class CreateRoleTests(ServerHost host) : ApiTest(host)
{
    [Fact, Trait("Capability", "A3/part")]
    public async Task A_companys_own_role_is_made_and_given_and_holds()
    {
        var tenant = await SignUpAsync();

        var role = (await tenant.Owner.MutateAsync(People.CreateRole, new
        {
            input = new { name = " Packer ", permissions = new[] { "orders:read", "catalog:read", "orders:read" }, scope = "TEAM", approvalLimit = 12.5m, readFields = new[] { "customer.address", "customer.phone" }, writeFields = new[] { "customer.phone", "*" } },
        })).GetProperty("role");
        using var packer = await People.JoinAsync(Host, tenant, role.GetProperty("id").GetString()!);

        Assert.Equal(("Packer", "TEAM", 12.5m), (role.GetProperty("name").GetString(), role.GetProperty("scope").GetString(), role.GetProperty("approvalLimit").GetProperty("amount").GetDecimal()));
        Assert.Equal(["customer.phone", "customer.address"], role.GetProperty("readFields").EnumerateArray().Select(it => it.GetString()));
        Assert.Equal(["*"], role.GetProperty("writeFields").EnumerateArray().Select(it => it.GetString()));
        Assert.Equal(["catalog:read", "orders:read"], (await packer.QueryAsync("{ me { permissions } }")).GetProperty("me").GetProperty("permissions").EnumerateArray().Select(it => it.GetString()));
        Assert.Equal(["AUTH_NOT_AUTHORIZED"], (await packer.SendAsync("{ customers { totalCount } }")).Codes);
    }

    [Theory, Trait("Capability", "W16/part"), Trait("Proves", "T8")]
    [InlineData("orders:approve", "OWN", 0, null, "permissions")]
    [InlineData("orders:read", "ALL", 0, null, "permissions")]
    [InlineData("orders:read", "TEAM", 0, "customer.email", "fields")]
    [InlineData("inventory:approve-purchase", "TEAM", 501, null, "limit")]
    [InlineData("orders:checkout", "OWN", 0, null, "permissions")]
    public async Task Nobody_puts_into_a_role_what_he_lacks(string permission, string scope, int limit, string? field, string lacking)
    {
        var tenant = await SignUpAsync();
        var managing = await tenant.Owner.NewRoleAsync(["tenancy:read-members", "tenancy:manage-roles", "orders:read", "inventory:approve-purchase"], "TEAM", 500, ["customer.phone"], ["customer.phone"]);
        using var manager = await People.JoinAsync(Host, tenant, managing);

        var error = await manager.RefusedAsync(People.CreateRole, new { input = new { name = "More", permissions = new[] { permission }, scope, approvalLimit = limit, readFields = field is null ? [] : new[] { field } } });

        Assert.Equal(("GrantNotHeldError", "GRANT_NOT_HELD", "input"), error.Only());
        Assert.Equal(lacking, error[0].GetProperty("isOverLimit").GetBoolean() ? "limit" : error[0].GetProperty("fields").GetArrayLength() > 0 ? "fields" : "permissions");
        await manager.MutateAsync(People.CreateRole, new { input = new { name = "Same", permissions = new[] { "orders:read", "inventory:approve-purchase" }, scope = "TEAM", approvalLimit = 500, readFields = new[] { "customer.phone" } } });
    }

    [Fact]
    public async Task A_name_is_given_once()
    {
        var tenant = await SignUpAsync();

        var error = await tenant.Owner.RefusedAsync(People.CreateRole, new { input = new { name = "Sales", permissions = new[] { "orders:read" }, scope = "OWN" } });

        Assert.Equal(("RoleNameTakenError", "ROLE_NAME_TAKEN", "input.name"), error.Only());
    }

    [Fact]
    public async Task Bad_values_are_named_with_their_place()
    {
        var tenant = await SignUpAsync();

        var errors = await tenant.Owner.RefusedAsync(People.CreateRole, new
        {
            input = new { name = " ", permissions = new[] { "orders:read", "orders:eat" }, scope = "OWN", approvalLimit = 0.001m, readFields = new[] { "customer.shoe" }, writeFields = new[] { "x" } },
        });

        Assert.Equal(["input.approvalLimit", "input.name", "input.permissions.1", "input.readFields.0", "input.writeFields.0"], errors.Fields("INPUT_INVALID"));
    }

    [Fact]
    public async Task Who_does_not_manage_roles_is_refused() => Assert.Equal(
        ["AUTH_NOT_AUTHORIZED"],
        (await (await (await SignUpAsync()).MemberAsync("finance")).SendAsync(People.CreateRole, new { input = new { name = "More", permissions = new[] { "orders:read" }, scope = "OWN" } })).Codes);
}
