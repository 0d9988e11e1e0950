using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Analytics;

/// <summary>Facts come at least once; sales count once.</summary>
public sealed class SalesRedeliveryTests(OwnServerHost host) : ReportTest(host), IClassFixture<OwnServerHost>
{
    [Fact, Trait("Proves", "P9")]
    public async Task Facts_that_are_told_again_even_by_two_hosts_change_no_report()
    {
        var goods = await Shop.GoodsAsync(stock: 50, price: 4.99m);
        await SellAsync((await Shop.CustomerAsync()).GetProperty("id").GetString(), (goods, 2), (goods, 1));
        await Shop.DoAsync("cancelOrder", Orders.Shop.Version(await SellAsync(customerId: null, (goods, 3)), ("reason", "Ordered twice")));
        await Eventually.GetAsync(() => OutboxReplay.WaitingAsync(Host, Shop.Tenant.Id), waiting => waiting == 0);
        var before = await AnswersAsync();

        await using var second = await Fixture.AnotherHostAsync(_ => { }, takesQueues: true);

        for (var round = 0; round < 3; round++)
        {
            Assert.True(await OutboxReplay.BeginAsync(Host, Shop.Tenant.Id) >= 3);
            Assert.Equal(0, await Eventually.GetAsync(() => OutboxReplay.WaitingAsync(Host, Shop.Tenant.Id), waiting => waiting == 0));
        }

        Assert.Equal(before, await AnswersAsync());
        Assert.Contains("14.97", before[0], StringComparison.Ordinal);
    }

    private async Task<List<string>> AnswersAsync()
    {
        var answers = new List<string>();

        foreach (var document in Reports.All)
            answers.Add((await Owner.SendAsync(document, Reports.AroundNow())).Body);

        return answers;
    }
}
