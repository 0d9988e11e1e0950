using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Tenancy;

public sealed class ListMembersTests(ServerHost host) : ApiTest(host)
{
    [Fact]
    public async Task They_are_listed_each_company_its_own()
    {
        var (one, other) = (await SignUpAsync(), await SignUpAsync());
        await one.MemberAsync("sales");
        await other.MemberAsync("finance");

        var members = (await one.Owner.QueryAsync("{ members(order: { email: DESC }) { totalCount nodes { email isActive } } }")).GetProperty("members");

        Assert.Equal(2, members.GetProperty("totalCount").GetInt32());
        Assert.StartsWith("sales-", members.GetProperty("nodes")[0].GetProperty("email").GetString(), StringComparison.Ordinal);
        Assert.Equal(one.Email, members.GetProperty("nodes")[1].GetProperty("email").GetString());
    }

    [Fact]
    public async Task Who_may_not_read_members_is_refused()
    {
        var sales = await (await SignUpAsync()).MemberAsync("sales");

        Assert.Equal(["AUTH_NOT_AUTHORIZED"], (await sales.SendAsync("{ members { totalCount } }")).Codes);
    }
}
