using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Analytics;

public sealed class GetInvoicedByMonthTests(ServerHost host) : ReportTest(host)
{
    [Fact, Trait("Capability", "O1/part")]
    public async Task Lines_of_every_kind_are_counted_and_no_period_means_all()
    {
        var (goods, postage, voucher) = (await Shop.GoodsAsync(stock: 9, price: 4.99m), await Shop.GoodsAsync(price: 3.5m, kind: "FEE"), await Shop.GoodsAsync(price: 20, kind: "VOUCHER"));
        await SellAsync(customerId: null, (goods, 2), (postage, 1), (voucher, 1));

        var months = await Eventually.GetAsync(() => Owner.ReportAsync(Reports.Invoiced, new { }), report => report.GetArrayLength() > 0);

        var month = Assert.Single(months.EnumerateArray());
        Assert.Equal("""{"amount":33.48,"currency":"GBP"}""", month.GetProperty("net").GetRawText());
        Assert.Matches("^20[0-9]{2}-[0-9]{2}$", month.GetProperty("month").GetString());
    }

    [Fact]
    public async Task Days_outside_the_period_are_not_in_it()
    {
        await SellAsync(customerId: null, (await Shop.GoodsAsync(stock: 9), 2));
        await Owner.CountedAsync(Reports.ByDay, Reports.AroundNow(), orders: 1);

        Assert.Equal("[]", (await Owner.ReportAsync(Reports.Invoiced, new { to = "2020-01-01" })).GetRawText());
        Assert.Equal("[]", (await Owner.ReportAsync(Reports.Invoiced, new { from = "2999-01-01" })).GetRawText());
    }

    [Fact]
    public Task A_period_that_ends_before_it_begins_is_refused() => AssertRefusedAsync(Reports.Invoiced, new { from = "2026-03-02", to = "2026-03-01" });

    [Fact]
    public Task Another_company_sees_nothing_of_it() => AssertOthersSeeNothingAsync(Reports.Invoiced);
}
