using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Tenancy;

public sealed class UpdateRoleTests(ServerHost host) : ApiTest(host)
{
    private const string Update = "mutation($input: UpdateRoleInput!) { updateRole(input: $input) { role { name version permissions scope readFields approvalLimit { amount } } errors { __typename ... on Error { code message field } ... on GrantNotHeldError { permissions fields isOverLimit } } } }";

    [Fact, Trait("Capability", "A3/part"), Trait("Proves", "P12")]
    public async Task A_change_holds_for_members_from_their_next_request_on()
    {
        var tenant = await SignUpAsync();
        var id = await tenant.Owner.NewRoleAsync(["catalog:read"]);
        using var lin = await People.JoinAsync(Host, tenant, id);
        var before = await lin.SendAsync("{ customers { totalCount } }");

        var role = (await tenant.Owner.MutateAsync(Update, new { input = new { id, expectedVersion = 1, permissions = new[] { "customers:read" }, scope = "TEAM", approvalLimit = (decimal?)null } })).GetProperty("role");
        var after = await lin.SendAsync("{ customers { totalCount } }");

        Assert.Equal(["AUTH_NOT_AUTHORIZED"], before.Codes);
        Assert.Empty(after.Errors);
        Assert.Equal((2, "TEAM", System.Text.Json.JsonValueKind.Null), (role.GetProperty("version").GetInt32(), role.GetProperty("scope").GetString(), role.GetProperty("approvalLimit").ValueKind));
        Assert.Equal(["AUTH_NOT_AUTHORIZED"], (await lin.SendAsync("{ products { totalCount } }")).Codes);
    }

    [Theory, Trait("Capability", "W16/part"), Trait("Proves", "T8")]
    [InlineData("permissions")]
    [InlineData("scope")]
    [InlineData("limit")]
    [InlineData("fields")]
    public async Task Nobody_widens_his_own_role(string what)
    {
        var tenant = await SignUpAsync();
        var id = await tenant.Owner.NewRoleAsync(["tenancy:read-members", "tenancy:manage-roles", "orders:approve"], "TEAM", 500);
        using var manager = await People.JoinAsync(Host, tenant, id);

        var error = await manager.RefusedAsync(Update, new
        {
            input = what switch
            {
                "permissions" => (object)new { id, expectedVersion = 1, permissions = new[] { "tenancy:read-members", "tenancy:manage-roles", "orders:approve", "orders:read" } },
                "scope" => new { id, expectedVersion = 1, scope = "ALL" },
                "limit" => new { id, expectedVersion = 1, approvalLimit = 501 },
                _ => new { id, expectedVersion = 1, readFields = new[] { "*" } },
            },
        });

        Assert.Equal(("GrantNotHeldError", "GRANT_NOT_HELD", "input"), error.Only());
    }

    [Fact]
    public async Task The_owners_role_stays_as_it_is_and_nobody_empties_a_role_he_could_not_fill()
    {
        var tenant = await SignUpAsync();
        var managing = await tenant.Owner.NewRoleAsync(["tenancy:read-members", "tenancy:manage-roles"]);
        using var manager = await People.JoinAsync(Host, tenant, managing);

        var owners = await tenant.Owner.RefusedAsync(Update, new { input = new { id = await tenant.Owner.RoleIdAsync("owner"), expectedVersion = 1, permissions = Array.Empty<string>() } });
        var sales = await manager.RefusedAsync(Update, new { input = new { id = await tenant.Owner.RoleIdAsync("sales"), expectedVersion = 1, permissions = Array.Empty<string>() } });

        Assert.Equal(("RoleFixedError", "ROLE_FIXED", "input.id"), owners.Only());
        Assert.Equal(("GrantNotHeldError", "GRANT_NOT_HELD", "input.id"), sales.Only());
    }

    [Fact]
    public async Task A_stale_version_a_taken_name_and_a_bad_value_are_refused()
    {
        var tenant = await SignUpAsync();
        var id = await tenant.Owner.NewRoleAsync(["catalog:read"]);

        Assert.Equal(("RoleVersionConflictError", "VERSION_CONFLICT", "input.expectedVersion"), (await tenant.Owner.RefusedAsync(Update, new { input = new { id, expectedVersion = 2, name = "X" } })).Only());
        Assert.Equal(("RoleNameTakenError", "ROLE_NAME_TAKEN", "input.name"), (await tenant.Owner.RefusedAsync(Update, new { input = new { id, expectedVersion = 1, name = "Admin" } })).Only());
        Assert.Equal(["input.permissions.0"], (await tenant.Owner.RefusedAsync(Update, new { input = new { id, expectedVersion = 1, permissions = new[] { "x" } } })).Fields("INPUT_INVALID"));
    }

    [Fact, Trait("Proves", "P10")]
    public async Task Another_companys_role_answers_like_one_that_never_was()
    {
        var (mine, other) = (await SignUpAsync(), await SignUpAsync());

        var foreign = await mine.Owner.SendAsync(Update, new { input = new { id = await other.Owner.RoleIdAsync("sales"), expectedVersion = 1, name = "Mine" } });
        var unknown = await mine.Owner.SendAsync(Update, new { input = new { id = NodeIds.Of("Role", Guid.CreateVersion7()), expectedVersion = 1, name = "Mine" } });

        Assert.Equal(unknown.Body, foreign.Body);
        Assert.Contains("ROLE_NOT_FOUND", foreign.Body, StringComparison.Ordinal);
    }
}
