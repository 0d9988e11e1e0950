using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Tenancy;

public sealed class CreateTeamTests(ServerHost host) : ApiTest(host)
{
    private const string Create = "mutation($input: CreateTeamInput!) { createTeam(input: $input) { team { id name version members { id } } errors { __typename ... on Error { code message field } ... on GrantNotHeldError { permissions } } } }";

    [Fact, Trait("Capability", "A5/part")]
    public async Task A_team_has_a_name_and_members()
    {
        var tenant = await SignUpAsync();
        var owner = await tenant.Owner.MemberIdAsync();

        var team = (await tenant.Owner.MutateAsync(Create, new { input = new { name = " North ", memberIds = new[] { owner, owner } } })).GetProperty("team");

        Assert.Equal(("North", 1, owner), (team.GetProperty("name").GetString(), team.GetProperty("version").GetInt32(), Assert.Single(team.GetProperty("members").EnumerateArray()).GetProperty("id").GetString()));
        Assert.Equal(("TeamNameTakenError", "TEAM_NAME_TAKEN", "input.name"), (await tenant.Owner.RefusedAsync(Create, new { input = new { name = "North", memberIds = Array.Empty<string>() } })).Only());
        Assert.Equal(["input.name"], (await tenant.Owner.RefusedAsync(Create, new { input = new { name = " ", memberIds = Array.Empty<string>() } })).Fields("INPUT_INVALID"));
    }

    [Fact, Trait("Capability", "W16/part"), Trait("Proves", "T8")]
    public async Task Nobody_puts_himself_beside_people_whose_work_is_not_his_to_see()
    {
        var tenant = await SignUpAsync();
        using var manager = await People.JoinAsync(Host, tenant, await tenant.Owner.NewRoleAsync(["tenancy:manage-members", "tenancy:read-members"]), await tenant.Owner.NewRoleAsync(["orders:read"], "TEAM"));

        var error = await manager.RefusedAsync(Create, new { input = new { name = "Mine", memberIds = new[] { await manager.MemberIdAsync() } } });

        Assert.Equal(("GrantNotHeldError", "GRANT_NOT_HELD", "input"), error.Only());
        Assert.Contains("orders:read", error[0].GetProperty("permissions").EnumerateArray().Select(it => it.GetString()));
    }

    [Fact, Trait("Proves", "P10")]
    public async Task Another_companys_member_answers_like_one_that_never_was()
    {
        var (mine, other) = (await SignUpAsync(), await SignUpAsync());

        var foreign = await mine.Owner.SendAsync(Create, new { input = new { name = "North", memberIds = new[] { await other.Owner.MemberIdAsync() } } });
        var unknown = await mine.Owner.SendAsync(Create, new { input = new { name = "North", memberIds = new[] { NodeIds.Of("Member", Guid.CreateVersion7()) } } });

        Assert.Equal(unknown.Body, foreign.Body);
        Assert.Contains("MEMBER_NOT_FOUND", foreign.Body, StringComparison.Ordinal);
    }
}
