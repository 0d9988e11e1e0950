using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Tenancy;

public sealed class DeleteRoleTests(ServerHost host) : ApiTest(host)
{
    private const string Delete = "mutation($input: DeleteRoleInput!) { deleteRole(input: $input) { deletedId errors { __typename ... on Error { code message field } ... on RoleInUseError { members invitations } } } }";

    [Fact]
    public async Task A_role_that_nobody_has_goes()
    {
        var tenant = await SignUpAsync();
        var id = await tenant.Owner.NewRoleAsync(["catalog:read"]);

        var deleted = await tenant.Owner.MutateAsync(Delete, new { input = new { id, expectedVersion = 1 } });

        Assert.Equal(id, deleted.GetProperty("deletedId").GetString());
        Assert.Equal(("RoleNotFoundError", "ROLE_NOT_FOUND", "input.id"), (await tenant.Owner.RefusedAsync(Delete, new { input = new { id, expectedVersion = 1 } })).Only());
    }

    [Fact]
    public async Task A_role_in_use_stays_and_says_by_whom()
    {
        var tenant = await SignUpAsync();
        var id = await tenant.Owner.NewRoleAsync(["catalog:read"]);
        using var lin = await People.JoinAsync(Host, tenant, id);
        await tenant.Owner.MutateAsync(People.Invite, new { input = new { email = People.Email(), displayName = "Mate", roleIds = new[] { id } } });

        var error = await tenant.Owner.RefusedAsync(Delete, new { input = new { id, expectedVersion = 1 } });

        Assert.Equal(("RoleInUseError", "ROLE_IN_USE", "input.id"), error.Only());
        Assert.Equal((1, 1), (error[0].GetProperty("members").GetInt32(), error[0].GetProperty("invitations").GetInt32()));
    }

    [Fact]
    public async Task The_owners_role_stays_and_so_does_what_was_changed_meanwhile()
    {
        var tenant = await SignUpAsync();

        Assert.Equal(("RoleFixedError", "ROLE_FIXED", "input.id"), (await tenant.Owner.RefusedAsync(Delete, new { input = new { id = await tenant.Owner.RoleIdAsync("owner"), expectedVersion = 1 } })).Only());
        Assert.Equal(("RoleVersionConflictError", "VERSION_CONFLICT", "input.expectedVersion"), (await tenant.Owner.RefusedAsync(Delete, new { input = new { id = await tenant.Owner.RoleIdAsync("sales"), expectedVersion = 7 } })).Only());
    }

    [Fact, Trait("Proves", "P10")]
    public async Task Another_companys_role_answers_like_one_that_never_was()
    {
        var (mine, other) = (await SignUpAsync(), await SignUpAsync());

        var foreign = await mine.Owner.SendAsync(Delete, new { input = new { id = await other.Owner.RoleIdAsync("sales"), expectedVersion = 1 } });
        var unknown = await mine.Owner.SendAsync(Delete, new { input = new { id = NodeIds.Of("Role", Guid.CreateVersion7()), expectedVersion = 1 } });

        Assert.Equal(unknown.Body, foreign.Body);
    }
}
