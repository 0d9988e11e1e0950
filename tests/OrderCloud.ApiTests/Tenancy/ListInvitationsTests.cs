using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Tenancy;

public sealed class ListInvitationsTests(ServerHost host) : ApiTest(host)
{
    [Fact]
    public async Task They_are_listed_each_company_its_own()
    {
        var (one, other) = (await SignUpAsync(), await SignUpAsync());
        var email = People.Email();
        await one.Owner.MutateAsync(People.Invite, new { input = new { email, displayName = "Mate", roleIds = new[] { await one.Owner.RoleIdAsync("finance") } } });
        await other.Owner.MutateAsync(People.Invite, new { input = new { email, displayName = "Mate", roleIds = new[] { await other.Owner.RoleIdAsync("sales") } } });

        var invitations = (await one.Owner.QueryAsync("{ invitations { totalCount nodes { email displayName status invitedByName roles { templateKey } } } }")).GetProperty("invitations");

        Assert.Equal(1, invitations.GetProperty("totalCount").GetInt32());
        var only = invitations.GetProperty("nodes")[0];
        Assert.Equal((email, "Mate", "OPEN", "finance"), (only.GetProperty("email").GetString(), only.GetProperty("displayName").GetString(), only.GetProperty("status").GetString(), only.GetProperty("roles")[0].GetProperty("templateKey").GetString()));
    }

    [Fact]
    public async Task Who_does_not_manage_members_is_refused() =>
        Assert.Equal(["AUTH_NOT_AUTHORIZED"], (await (await (await SignUpAsync()).MemberAsync("finance")).SendAsync("{ invitations { totalCount } }")).Codes);
}
