using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Tenancy;

public sealed class GetCompanyTests(ServerHost host) : ApiTest(host)
{
    [Fact, Trait("Capability", "B1/part")]
    public async Task Each_company_sees_its_own_profile()
    {
        var one = await SignUpAsync("EUR", "Europe/Berlin");
        var other = await SignUpAsync("USD", "America/New_York", "zh-TW");

        var mine = (await one.Owner.QueryAsync("{ company { id currency timeZone language } }")).GetProperty("company");
        var theirs = (await other.Owner.QueryAsync("{ company { id currency timeZone language } }")).GetProperty("company");

        Assert.Equal((one.Id, "EUR", "Europe/Berlin", "en"), (mine.GetProperty("id").GetString(), mine.GetProperty("currency").GetString(), mine.GetProperty("timeZone").GetString(), mine.GetProperty("language").GetString()));
        Assert.Equal((other.Id, "USD", "America/New_York", "zh-TW"), (theirs.GetProperty("id").GetString(), theirs.GetProperty("currency").GetString(), theirs.GetProperty("timeZone").GetString(), theirs.GetProperty("language").GetString()));
    }

    [Fact]
    public async Task Who_may_not_read_settings_is_refused()
    {
        var sales = await (await SignUpAsync()).MemberAsync("sales");

        Assert.Equal(["AUTH_NOT_AUTHORIZED"], (await sales.SendAsync("{ company { name } }")).Codes);
    }

    [Fact, Trait("Proves", "P10")]
    public async Task Another_companys_id_answers_like_one_that_never_was()
    {
        var (mine, other) = (await SignUpAsync(), await SignUpAsync());
        var unknown = NodeIds.Of("Tenant", Guid.CreateVersion7());

        var foreign = await mine.Owner.SendAsync($"{{ node(id: \"{other.Id}\") {{ id ... on Tenant {{ name }} }} }}");
        var nobodys = await mine.Owner.SendAsync($"{{ node(id: \"{unknown}\") {{ id ... on Tenant {{ name }} }} }}");

        Assert.Equal(nobodys.Body, foreign.Body);
        Assert.Equal(mine.Id, (await mine.Owner.QueryAsync($"{{ node(id: \"{mine.Id}\") {{ id }} }}")).GetProperty("node").GetProperty("id").GetString());
    }
}
