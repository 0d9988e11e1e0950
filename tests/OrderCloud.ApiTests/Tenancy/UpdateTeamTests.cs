using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Tenancy;

public sealed class UpdateTeamTests(ServerHost host) : ApiTest(host)
{
    private const string Create = $"mutation($input: CreateTeamInput!) {{ createTeam(input: $input) {{ team {{ id }} {TenantSession.Errors} }} }}";
    private const string Update = $"mutation($input: UpdateTeamInput!) {{ updateTeam(input: $input) {{ team {{ name version members {{ id }} }} {TenantSession.Errors} }} }}";

    [Fact, Trait("Capability", "A5/part")]
    public async Task Its_name_and_its_members_change_apart()
    {
        var tenant = await SignUpAsync();
        var (id, owner) = (await NewAsync(tenant, "North"), await tenant.Owner.MemberIdAsync());

        var filled = (await tenant.Owner.MutateAsync(Update, new { input = new { id, expectedVersion = 1, memberIds = new[] { owner } } })).GetProperty("team");
        var renamed = (await tenant.Owner.MutateAsync(Update, new { input = new { id, expectedVersion = 2, name = "South" } })).GetProperty("team");

        Assert.Equal(("North", 2, 1), (filled.GetProperty("name").GetString(), filled.GetProperty("version").GetInt32(), filled.GetProperty("members").GetArrayLength()));
        Assert.Equal(("South", 3, 1), (renamed.GetProperty("name").GetString(), renamed.GetProperty("version").GetInt32(), renamed.GetProperty("members").GetArrayLength()));
    }

    [Fact]
    public async Task What_does_not_fit_is_refused()
    {
        var tenant = await SignUpAsync();
        var id = await NewAsync(tenant, "North");
        await NewAsync(tenant, "South");
        using var manager = await People.JoinAsync(Host, tenant, await tenant.Owner.NewRoleAsync(["tenancy:manage-members", "tenancy:read-members"]));

        Assert.Equal(("TeamVersionConflictError", "VERSION_CONFLICT", "input.expectedVersion"), (await tenant.Owner.RefusedAsync(Update, new { input = new { id, expectedVersion = 2, name = "X" } })).Only());
        Assert.Equal(("TeamNameTakenError", "TEAM_NAME_TAKEN", "input.name"), (await tenant.Owner.RefusedAsync(Update, new { input = new { id, expectedVersion = 1, name = "South" } })).Only());
        Assert.Equal(("MemberNotFoundError", "MEMBER_NOT_FOUND", "input.memberIds.0"), (await tenant.Owner.RefusedAsync(Update, new { input = new { id, expectedVersion = 1, memberIds = new[] { NodeIds.Of("Member", Guid.CreateVersion7()) } } })).Only());
        Assert.Equal(["input.name"], (await tenant.Owner.RefusedAsync(Update, new { input = new { id, expectedVersion = 1, name = "" } })).Fields("INPUT_INVALID"));
        Assert.Equal(("GrantNotHeldError", "GRANT_NOT_HELD", "input"), (await manager.RefusedAsync(Update, new { input = new { id, expectedVersion = 1, name = "X" } })).Only());
    }

    [Fact, Trait("Proves", "P10")]
    public async Task Another_companys_team_answers_like_one_that_never_was()
    {
        var (mine, other) = (await SignUpAsync(), await SignUpAsync());

        var foreign = await mine.Owner.SendAsync(Update, new { input = new { id = await NewAsync(other, "North"), expectedVersion = 1, name = "X" } });
        var unknown = await mine.Owner.SendAsync(Update, new { input = new { id = NodeIds.Of("Team", Guid.CreateVersion7()), expectedVersion = 1, name = "X" } });

        Assert.Equal(unknown.Body, foreign.Body);
        Assert.Contains("TEAM_NOT_FOUND", foreign.Body, StringComparison.Ordinal);
    }

    [Fact, Trait("Proves", "P10"), Trait("Proves", "T1")]
    public async Task Another_companys_member_answers_like_one_that_never_was()
    {
        var (mine, other) = (await SignUpAsync(), await SignUpAsync());
        var id = await NewAsync(mine, "North");

        var foreign = await mine.Owner.SendAsync(Update, new { input = new { id, expectedVersion = 1, memberIds = new[] { await other.Owner.MemberIdAsync() } } });
        var unknown = await mine.Owner.SendAsync(Update, new { input = new { id, expectedVersion = 1, memberIds = new[] { NodeIds.Of("Member", Guid.CreateVersion7()) } } });

        Assert.Equal(unknown.Body, foreign.Body);
        Assert.Contains("MEMBER_NOT_FOUND", foreign.Body, StringComparison.Ordinal);
    }

    private static async Task<string> NewAsync(TenantSession tenant, string name) =>
        (await tenant.Owner.MutateAsync(Create, new { input = new { name, memberIds = Array.Empty<string>() } })).GetProperty("team").GetProperty("id").GetString()!;
}
