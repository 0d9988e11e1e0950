using OrderCloud.ApiTests.Hosting;
using OrderCloud.ApiTests.Orders;

namespace OrderCloud.ApiTests.Analytics;

public sealed class GetSalesByCustomerTests(ServerHost host) : ReportTest(host)
{
    [Fact, Trait("Capability", "O1/part")]
    public async Task The_best_come_first_the_others_are_the_rest_and_walk_ins_stand_apart()
    {
        var goods = await Shop.GoodsAsync(stock: 100, price: 2);
        var (ann, bob, cid) = (await Shop.CustomerAsync("Ann"), await Shop.CustomerAsync("Bob"), await Shop.CustomerAsync("Cid"));
        await SellAsync(ann.Text("id"), (goods, 1));
        await SellAsync(bob.Text("id"), (goods, 4));
        await SellAsync(bob.Text("id"), (goods, 3));
        await SellAsync(cid.Text("id"), (goods, 7));
        await SellAsync(customerId: null, (goods, 50));

        var report = await Owner.CountedAsync(Reports.ByCustomer, Reports.AroundNow(first: 2), orders: 5);

        Assert.Equal(["Bob 2 14.00", "Cid 1 14.00"], report.Rows("customers").Select(row => $"{row.GetProperty("customer").Text("name")} {row.GetProperty("orders")} {row.GetProperty("net").GetProperty("amount")}"));
        Assert.Equal(
            """{"total":{"orders":5,"net":{"amount":130.00}},"rest":{"orders":1,"net":{"amount":2.00}},"walkIn":{"orders":1,"net":{"amount":100.00}}}""",
            $$"""{"total":{{report.GetProperty("total").GetRawText()}},"rest":{{report.GetProperty("rest").GetRawText()}},"walkIn":{{report.GetProperty("walkIn").GetRawText()}}}""");
    }

    [Fact]
    public async Task Many_customers_cost_the_statements_of_one()
    {
        var goods = await Shop.GoodsAsync(stock: 100, price: 2);

        for (var number = 0; number < 8; number++)
            await SellAsync((await Shop.CustomerAsync($"Customer {number}")).Text("id"), (goods, 1 + number));

        await Owner.CountedAsync(Reports.ByDay, Reports.AroundNow(), orders: 8);

        var (one, all) = (await StatementsAsync(Reports.ByCustomer, Reports.AroundNow(first: 1)), await StatementsAsync(Reports.ByCustomer, Reports.AroundNow(first: 100)));

        Assert.Equal(one, all);
        Assert.InRange(all, 4, 7);
    }

    [Fact]
    public async Task Who_may_not_read_customers_gets_the_figures_without_the_names()
    {
        await SellAsync((await Shop.CustomerAsync("Ann")).Text("id"), (await Shop.GoodsAsync(stock: 3, price: 2), 2));
        await Owner.CountedAsync(Reports.ByDay, Reports.AroundNow(), orders: 1);
        var purchaser = await Shop.Tenant.MemberAsync("purchaser");

        var answer = await purchaser.SendAsync(Reports.ByCustomer, Reports.AroundNow());

        Assert.Equal(["AUTH_NOT_AUTHORIZED"], answer.Codes);
        Assert.DoesNotContain("Ann", answer.Body, StringComparison.Ordinal);
        Assert.Equal("""[{"customer":null,"orders":1,"net":{"amount":4.00}}]""", answer.Data.GetProperty("salesByCustomer").GetProperty("customers").GetRawText());
    }

    [Fact]
    public Task Another_company_sees_nothing_of_it() => AssertOthersSeeNothingAsync(Reports.ByCustomer);

    [Theory]
    [InlineData("2026-03-02", "2026-03-01", 20)]
    [InlineData("2010-01-01", "2026-03-01", 20)]
    [InlineData("2026-01-01", "2026-03-01", 0)]
    [InlineData("2026-01-01", "2026-03-01", 101)]
    public Task A_period_or_a_number_out_of_range_is_refused(string from, string to, int first) => AssertRefusedAsync(Reports.ByCustomer, new { from, to, first });
}
