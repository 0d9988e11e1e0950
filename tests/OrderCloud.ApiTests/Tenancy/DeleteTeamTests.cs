using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Tenancy;

public sealed class DeleteTeamTests(ServerHost host) : ApiTest(host)
{
    private const string Create = $"mutation($input: CreateTeamInput!) {{ createTeam(input: $input) {{ team {{ id }} {TenantSession.Errors} }} }}";
    private const string Delete = $"mutation($input: DeleteTeamInput!) {{ deleteTeam(input: $input) {{ deletedId {TenantSession.Errors} }} }}";

    [Fact]
    public async Task It_goes_and_its_members_stay()
    {
        var tenant = await SignUpAsync();
        using var manager = await People.JoinAsync(Host, tenant, await tenant.Owner.NewRoleAsync(["tenancy:manage-members"]));
        var id = (await tenant.Owner.MutateAsync(Create, new { input = new { name = "North", memberIds = new[] { await tenant.Owner.MemberIdAsync() } } })).GetProperty("team").GetProperty("id").GetString()!;

        Assert.Equal(("TeamVersionConflictError", "VERSION_CONFLICT", "input.expectedVersion"), (await tenant.Owner.RefusedAsync(Delete, new { input = new { id, expectedVersion = 2 } })).Only());
        Assert.Equal(("GrantNotHeldError", "GRANT_NOT_HELD", "input"), (await manager.RefusedAsync(Delete, new { input = new { id, expectedVersion = 1 } })).Only());
        Assert.Equal(id, (await tenant.Owner.MutateAsync(Delete, new { input = new { id, expectedVersion = 1 } })).GetProperty("deletedId").GetString());
        Assert.Equal(("TeamNotFoundError", "TEAM_NOT_FOUND", "input.id"), (await tenant.Owner.RefusedAsync(Delete, new { input = new { id, expectedVersion = 1 } })).Only());
        Assert.Equal(2, (await tenant.Owner.QueryAsync("{ members { totalCount } }")).GetProperty("members").GetProperty("totalCount").GetInt32());
    }

    [Fact, Trait("Proves", "P10")]
    public async Task Another_companys_team_answers_like_one_that_never_was()
    {
        var (mine, other) = (await SignUpAsync(), await SignUpAsync());
        var theirs = (await other.Owner.MutateAsync(Create, new { input = new { name = "North", memberIds = Array.Empty<string>() } })).GetProperty("team").GetProperty("id").GetString()!;

        var foreign = await mine.Owner.SendAsync(Delete, new { input = new { id = theirs, expectedVersion = 1 } });
        var unknown = await mine.Owner.SendAsync(Delete, new { input = new { id = NodeIds.Of("Team", Guid.CreateVersion7()), expectedVersion = 1 } });

        Assert.Equal(unknown.Body, foreign.Body);
    }
}
