using OrderCloud.ApiTests.Hosting;
using OrderCloud.ApiTests.Orders;

namespace OrderCloud.ApiTests.Analytics;

public sealed class GetSalesByDayTests(ServerHost host) : ReportTest(host)
{
    [Fact, Trait("Capability", "O1/part")]
    public async Task A_sale_counts_its_goods_and_fees_apart_and_a_draft_not_at_all()
    {
        var (goods, postage) = (await Shop.GoodsAsync(stock: 9, price: 4.99m), await Shop.GoodsAsync(price: 3.5m, kind: "FEE"));
        await SellAsync(customerId: null, (goods, 2), (postage, 1));
        await Shop.DraftAsync((goods, 5));

        var report = await Owner.CountedAsync(Reports.ByDay, Reports.AroundNow(), orders: 1);

        Assert.Equal(
            """{"orders":1,"units":2.000,"gross":{"amount":9.98},"discounts":{"amount":0.00},"returns":{"amount":0.00},"net":{"amount":9.98},"tax":{"amount":0.00},"invoiced":{"amount":13.48}}""",
            report.GetProperty("total").GetRawText());
        Assert.Equal(9.98m, Assert.Single(report.Rows("days")).Money("net"));
    }

    [Fact, Trait("Capability", "W21/part")]
    public async Task A_sale_stays_on_its_day_when_the_company_moves_to_another_time_zone()
    {
        var goods = await Shop.GoodsAsync(stock: 9, price: 10);
        var (kept, cancelled) = (await SellAsync(customerId: null, (goods, 1)), await SellAsync(customerId: null, (goods, 2)));
        var before = (await Owner.CountedAsync(Reports.ByDay, Reports.AroundNow(), orders: 2)).Rows("days");

        await MoveAsync();
        await Owner.MutateAsync($"mutation($input: AssignOrderInput!) {{ assignOrder(input: $input) {{ order {{ id }} {TenantSession.Errors} }} }}", new { input = Shop.Version(kept, ("assigneeId", null)) });
        await Shop.DoAsync("cancelOrder", Shop.Version(cancelled, ("reason", "Ordered twice")));
        await Eventually.GetAsync(() => OutboxReplay.WaitingAsync(Host, Shop.Tenant.Id), waiting => waiting == 0);

        var sold = (await Owner.ReportAsync(Reports.ByDay, Reports.AroundNow())).Rows("days").Where(day => day.Number("orders") != 0 || day.Money("net") != 0);
        Assert.Equal((before.Single().Text("day"), 1, 10m), Assert.Single(sold.Select(day => (day.Text("day"), day.Number("orders"), day.Money("net")))));
    }

    [Fact]
    public Task Another_company_sees_nothing_of_it() => AssertOthersSeeNothingAsync(Reports.ByDay);

    [Theory]
    [InlineData("2026-03-02", "2026-03-01")]
    [InlineData("2026-01-01", "2027-01-02")]
    public Task A_period_that_ends_before_it_begins_or_is_longer_than_a_year_is_refused(string from, string to) => AssertRefusedAsync(Reports.ByDay, new { from, to });

    [Fact]
    public async Task A_year_of_366_days_is_accepted() => Assert.Empty((await Owner.ReportAsync(Reports.ByDay, new { from = "2028-01-01", to = "2028-12-31" })).Rows("days"));

    [Theory]
    [InlineData("2026-02-30")]
    [InlineData("01/02/2026")]
    [InlineData(null)]
    public async Task What_is_no_day_is_refused_before_anything_runs(string? from) =>
        Assert.Contains((await Owner.SendAsync(Reports.ByDay, new { from, to = "2026-12-31" })).Codes.Single(), (string?[])["HC0016", "HC0018"]);

    /// <summary>Gives the company a time zone in which it is another day now.</summary>
    private async Task MoveAsync()
    {
        var now = TimeProvider.System.GetUtcNow();
        var zone = new[] { "Pacific/Kiritimati", "Pacific/Pago_Pago" }.First(zone => DayIn(zone) != DayIn("Europe/London"));

        await Owner.MutateAsync($"mutation($input: UpdateCompanyInput!) {{ updateCompany(input: $input) {{ tenant {{ version }} {TenantSession.Errors} }} }}", new { input = new { expectedVersion = 1, timeZone = zone } });

        DateOnly DayIn(string id) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(id)).DateTime);
    }
}
