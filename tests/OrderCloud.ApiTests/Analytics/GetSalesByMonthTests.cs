using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Analytics;

public sealed class GetSalesByMonthTests(ServerHost host) : ReportTest(host)
{
    [Fact, Trait("Capability", "O1/part")]
    public async Task A_cancelled_order_is_taken_back()
    {
        var goods = await Shop.GoodsAsync(stock: 9, price: 4.99m);
        await SellAsync(customerId: null, (goods, 2));
        var given = await SellAsync(customerId: null, (goods, 3));
        await Owner.CountedAsync(Reports.ByMonth, Reports.AroundNow(), orders: 2);

        await Shop.DoAsync("cancelOrder", Orders.Shop.Version(given, ("reason", "Ordered twice")));
        var report = await Owner.CountedAsync(Reports.ByMonth, Reports.AroundNow(), orders: 1);

        Assert.Equal((2.000m, 9.98m, 9.98m), (report.GetProperty("total").GetProperty("units").GetDecimal(), report.GetProperty("total").Money("net"), report.GetProperty("total").Money("invoiced")));
        Assert.Equal(9.98m, report.Rows("months").Sum(month => month.Money("net")));
    }

    [Fact]
    public Task Another_company_sees_nothing_of_it() => AssertOthersSeeNothingAsync(Reports.ByMonth);

    [Theory]
    [InlineData("2026-03-02", "2026-03-01")]
    [InlineData("2010-01-01", "2026-03-01")]
    public Task A_period_that_ends_before_it_begins_or_is_longer_than_ten_years_is_refused(string from, string to) => AssertRefusedAsync(Reports.ByMonth, new { from, to });
}
