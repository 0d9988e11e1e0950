using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Tenancy;

public sealed class ListTeamsTests(ServerHost host) : ApiTest(host)
{
    [Fact]
    public async Task They_are_listed_by_name_each_company_its_own()
    {
        var (one, other) = (await SignUpAsync(), await SignUpAsync());
        var create = $"mutation($input: CreateTeamInput!) {{ createTeam(input: $input) {{ team {{ id }} {TenantSession.Errors} }} }}";
        await one.Owner.MutateAsync(create, new { input = new { name = "South", memberIds = Array.Empty<string>() } });
        await one.Owner.MutateAsync(create, new { input = new { name = "North", memberIds = new[] { await one.Owner.MemberIdAsync() } } });
        await other.Owner.MutateAsync(create, new { input = new { name = "North", memberIds = Array.Empty<string>() } });

        var teams = (await one.Owner.QueryAsync("{ teams { totalCount nodes { name members { email } } } }")).GetProperty("teams");

        Assert.Equal(["North", "South"], teams.GetProperty("nodes").EnumerateArray().Select(team => team.GetProperty("name").GetString()));
        Assert.Equal(one.Email, teams.GetProperty("nodes")[0].GetProperty("members")[0].GetProperty("email").GetString());
        Assert.Equal(["AUTH_NOT_AUTHORIZED"], (await (await one.MemberAsync("sales")).SendAsync("{ teams { totalCount } }")).Codes);
    }
}
