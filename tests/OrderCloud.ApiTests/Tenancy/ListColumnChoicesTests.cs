using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Tenancy;

public sealed class ListColumnChoicesTests(ServerHost host) : ApiTest(host)
{
    [Fact, Trait("Proves", "T1/part")]
    public async Task A_choice_is_for_its_owner_alone_and_another_company_has_none_of_it()
    {
        var (here, there) = (await SignUpAsync("GBP"), await SignUpAsync("GBP"));
        using var sales = await here.MemberAsync("sales");

        await here.Owner.MutateAsync(Views.Choose, new { input = new { list = "orders", view = "all", columns = new[] { "number" } } });

        Assert.Equal("""[{"view":"all","columns":["number"]}]""", await here.Owner.ChoicesAsync());
        Assert.Equal(("[]", "[]", "[]"), (await sales.ChoicesAsync(), await there.Owner.ChoicesAsync(), await here.Owner.ChoicesAsync("products")));
    }
}
