using OrderCloud.ApiTests.Hosting;
using OrderCloud.ApiTests.Orders;

namespace OrderCloud.ApiTests.Analytics;

public sealed class GetSalesByProductTests(ServerHost host) : ReportTest(host)
{
    [Fact, Trait("Capability", "O1/part")]
    public async Task The_best_come_first_the_others_are_the_rest_and_fees_are_neither()
    {
        var (tea, cup, pot, postage) = (await Shop.GoodsAsync(stock: 9, price: 2), await Shop.GoodsAsync(stock: 9, price: 5), await Shop.GoodsAsync(stock: 9, price: 20), await Shop.GoodsAsync(price: 99, kind: "FEE"));
        await SellAsync(customerId: null, (tea, 1), (cup, 3), (pot, 1), (postage, 1));
        await SellAsync(customerId: null, (tea, 0.5m), (tea, 0.25m));
        await Owner.CountedAsync(Reports.ByDay, Reports.AroundNow(), orders: 2);

        var report = await Owner.ReportAsync(Reports.ByProduct, Reports.AroundNow(first: 2));

        Assert.Equal([$"{pot.Sku} 1 1.000 20.00", $"{cup.Sku} 1 3.000 15.00"], report.Rows("products").Select(row => $"{row.GetProperty("variant").Text("sku")} {row.GetProperty("orders")} {row.GetProperty("units")} {row.GetProperty("net").GetProperty("amount")}"));
        Assert.Equal("""{"units":1.750,"net":{"amount":3.50}}""", report.GetProperty("rest").GetRawText());
        Assert.Equal("""{"units":5.750,"net":{"amount":38.50}}""", report.GetProperty("total").GetRawText());
    }

    [Fact]
    public async Task Many_products_cost_the_statements_of_one()
    {
        var goods = new List<Goods>();

        for (var number = 0; number < 12; number++)
            goods.Add(await Shop.GoodsAsync(stock: 1, price: 1 + number));

        await SellAsync(customerId: null, [.. goods.Select(it => (it, 1m))]);
        await Owner.CountedAsync(Reports.ByDay, Reports.AroundNow(), orders: 1);

        var (one, all) = (await StatementsAsync(Reports.ByProduct, Reports.AroundNow(first: 1)), await StatementsAsync(Reports.ByProduct, Reports.AroundNow(first: 100)));

        Assert.Equal(one, all);
        Assert.InRange(all, 4, 7);
    }

    [Fact]
    public async Task Who_may_not_read_the_catalogue_gets_the_figures_without_the_products()
    {
        await SellAsync(customerId: null, (await Shop.GoodsAsync(stock: 3, price: 2), 2));
        await Owner.CountedAsync(Reports.ByDay, Reports.AroundNow(), orders: 1);
        var reader = await Shop.Tenant.ApiClientAsync("analytics:read");

        var answer = await reader.SendAsync(Reports.ByProduct, Reports.AroundNow());

        Assert.Equal(["AUTH_NOT_AUTHORIZED"], answer.Codes);
        Assert.Equal("""[{"variant":null,"orders":1,"units":2.000,"net":{"amount":4.00}}]""", answer.Data.GetProperty("salesByProduct").GetProperty("products").GetRawText());
    }

    [Fact]
    public Task Another_company_sees_nothing_of_it() => AssertOthersSeeNothingAsync(Reports.ByProduct);

    [Theory]
    [InlineData("2026-03-02", "2026-03-01", 20)]
    [InlineData("2010-01-01", "2026-03-01", 20)]
    [InlineData("2026-01-01", "2026-03-01", 0)]
    [InlineData("2026-01-01", "2026-03-01", 101)]
    public Task A_period_or_a_number_out_of_range_is_refused(string from, string to, int first) => AssertRefusedAsync(Reports.ByProduct, new { from, to, first });
}
