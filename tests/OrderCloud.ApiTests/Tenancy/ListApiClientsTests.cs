using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Tenancy;

public sealed class ListApiClientsTests(ServerHost host) : ApiTest(host)
{
    [Fact, Trait("Capability", "X6/part")]
    public async Task They_are_listed_by_name_each_company_its_own()
    {
        var (one, other) = (await SignUpAsync(), await SignUpAsync());
        await one.ApiClientAsync("orders:read");
        await one.ApiClientAsync("catalog:read");
        await other.ApiClientAsync("orders:read");

        var clients = (await one.Owner.QueryAsync("{ apiClients(where: { name: { startsWith: \"Client\" } }) { totalCount nodes { name revokedAt } } }")).GetProperty("apiClients");

        Assert.Equal(2, clients.GetProperty("totalCount").GetInt32());
        Assert.Equal(["Client 1", "Client 2"], clients.GetProperty("nodes").EnumerateArray().Select(client => client.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task Who_does_not_manage_them_is_refused()
    {
        var reviewer = await (await SignUpAsync()).MemberAsync("reviewer");

        Assert.Equal(["AUTH_NOT_AUTHORIZED"], (await reviewer.SendAsync("{ apiClients { totalCount } }")).Codes);
    }
}
