using System.Globalization;
using System.Text.Json;
using OrderCloud.ApiTests.Hosting;
using OrderCloud.ApiTests.Orders;

namespace OrderCloud.ApiTests.Analytics;

/// <summary>The reports of sales against a book kept by other code, over orders that went every way an order can go.</summary>
public abstract class SalesReportsTests(ClockedHost host) : ApiTest(host)
{
    // An instant and the company's day it lies on, looked up by hand in each zone's rules: no code of the product's kind decides it here.
    private static readonly Dictionary<string, (string Currency, int Digits, string[] Moments)> Places = new()
    {
        ["Europe/London"] = ("GBP", 2,
        [
            "2026-01-31T23:59:59Z 2026-01-31", "2026-02-01T00:00:00Z 2026-02-01",
            "2026-03-28T23:59:59Z 2026-03-28", "2026-03-29T00:59:59Z 2026-03-29", "2026-03-29T22:59:59Z 2026-03-29", "2026-03-29T23:00:00Z 2026-03-30",
            "2026-04-30T22:59:59Z 2026-04-30", "2026-04-30T23:00:00Z 2026-05-01",
            "2026-10-24T22:59:59Z 2026-10-24", "2026-10-24T23:00:00Z 2026-10-25", "2026-10-25T00:30:00Z 2026-10-25", "2026-10-25T01:30:00Z 2026-10-25", "2026-10-25T23:59:59Z 2026-10-25", "2026-10-26T00:00:00Z 2026-10-26",
            "2026-10-31T23:59:59Z 2026-10-31", "2026-11-01T00:00:00Z 2026-11-01",
        ]),
        ["Asia/Shanghai"] = ("CNY", 2,
        [
            "2026-01-31T15:59:59Z 2026-01-31", "2026-01-31T16:00:00Z 2026-02-01", "2026-02-28T15:59:59Z 2026-02-28", "2026-02-28T16:00:00Z 2026-03-01",
            "2026-06-30T15:59:59Z 2026-06-30", "2026-06-30T16:00:00Z 2026-07-01", "2026-12-31T15:59:59Z 2026-12-31", "2026-12-31T16:00:00Z 2027-01-01",
        ]),

        // The clock goes back at midnight, and forward at midnight: a day begins at one o'clock.
        ["America/Santiago"] = ("CLP", 0,
        [
            "2026-04-04T02:59:59Z 2026-04-03", "2026-04-05T02:59:59Z 2026-04-04", "2026-04-05T03:00:00Z 2026-04-04", "2026-04-05T03:59:59Z 2026-04-04", "2026-04-05T04:00:00Z 2026-04-05",
            "2026-09-06T03:59:59Z 2026-09-05", "2026-09-06T04:00:00Z 2026-09-06", "2026-09-07T02:59:59Z 2026-09-06", "2026-09-07T03:00:00Z 2026-09-07",
        ]),
    };

    public static TheoryData<string> Zones => [.. Places.Keys];

    [Theory, MemberData(nameof(Zones)), Trait("Capability", "O1/part")]
    public async Task Every_report_equals_the_book_and_the_others(string zone)
    {
        var (currency, digits, moments) = Places[zone];
        host.Clock.Set(new(2026, 1, 10, 12, 0, 0, TimeSpan.Zero));
        var tenant = await SignUpAsync(currency, zone);
        var seed = Random.Shared.Next();
        TestContext.Current.SendDiagnosticMessage($"{zone}: seed {seed}");
        var ledger = new Ledger(new Shop(tenant), new Random(seed), digits);
        await ledger.OpenAsync();

        foreach (var moment in moments)
        {
            host.Clock.Set(DateTimeOffset.Parse(moment.Split(' ')[0], CultureInfo.InvariantCulture));
            using var client = await TenantSession.SignInAsync(Host, tenant.Email, tenant.Password);

            for (var order = 0; order < (Full ? 8 : 2); order++)
                await ledger.SellAsync(client, DateOnly.Parse(moment.Split(' ')[1], CultureInfo.InvariantCulture));
        }

        using var reader = await TenantSession.SignInAsync(Host, tenant.Email, tenant.Password);
        var byDay = await Eventually.GetAsync(() => reader.ReportAsync(Reports.ByDay, Reports.WholeYear), report => TotalOf(report) == TotalOf(ledger.Sales));

        Assert.True(ledger.Met.Count >= 4, $"Only {string.Join(", ", ledger.Met)} with seed {seed}.");
        Assert.Equal(TotalOf(ledger.Sales), TotalOf(byDay));
        Assert.Equal(ledger.Sales.GroupBy(sale => Reports.Day(sale.Day)).OrderBy(day => day.Key, StringComparer.Ordinal).Select(day => $"{day.Key} {FiguresOf([.. day])}"), Counted(byDay.Rows("days")).Select(day => $"{day.Text("day")} {FiguresOf(day)}"));
        await AssertByMonthAsync(reader, ledger.Sales);
        await AssertByProductAsync(reader, ledger.Sales);
        await AssertByCustomerAsync(reader, ledger.Sales);
        await AssertPartAsync(reader, ledger.Sales, new Random(seed));
    }

    // A day whose only orders were taken back stays as a row of zeros.
    private static IEnumerable<JsonElement> Counted(IEnumerable<JsonElement> rows) => rows.Where(row => row.GetProperty("orders").GetInt64() != 0);

    private static async Task AssertByMonthAsync(GraphQLClient reader, List<Sale> sales)
    {
        var expected = sales.GroupBy(sale => Reports.Day(sale.Day)[..7]).OrderBy(month => month.Key, StringComparer.Ordinal).ToList();
        var byMonth = await reader.ReportAsync(Reports.ByMonth, Reports.WholeYear);
        var invoiced = await reader.ReportAsync(Reports.Invoiced, new { });

        Assert.Equal(expected.Select(month => $"{month.Key} {FiguresOf([.. month])}"), Counted(byMonth.Rows("months")).Select(month => $"{month.Text("month")} {FiguresOf(month)}"));
        Assert.Equal(TotalOf(sales), TotalOf(byMonth));
        Assert.Equal(expected.Select(month => (month.Key, month.Sum(sale => sale.Invoiced))).Where(month => month.Item2 != 0), invoiced.EnumerateArray().Select(month => (month.Text("month")!, month.Money("net"))).Where(month => month.Item2 != 0));
    }

    private static async Task AssertByProductAsync(GraphQLClient reader, List<Sale> sales)
    {
        var expected = sales.SelectMany(sale => sale.Lines.Where(line => line.IsGoods), (sale, line) => (sale, line)).GroupBy(it => it.line.VariantId)
            .Select(product => (product.Key, Orders: (long)product.Select(it => it.sale).Distinct().Count(), Units: product.Sum(it => it.line.Quantity), Net: product.Sum(it => it.line.Net))).ToList();

        foreach (var first in new[] { 1, 3, 100 })
        {
            var report = await reader.ReportAsync(Reports.ByProduct, Reports.Range(new(2026, 1, 2), new(2027, 1, 2), first));
            var rows = report.Rows("products").Select(row => (row.GetProperty("variant").Text("id")!, row.GetProperty("orders").GetInt64(), row.GetProperty("units").GetDecimal(), row.Money("net"))).Where(row => row.Item2 != 0).ToList();

            Assert.Empty(rows.Except(expected));
            Assert.Equal(rows.OrderByDescending(row => row.Item4).ThenByDescending(row => row.Item3), rows);
            Assert.Equal(Math.Min(first, expected.Count), rows.Count);
            Assert.Equal((expected.Sum(product => product.Units), expected.Sum(product => product.Net)), (report.GetProperty("total").GetProperty("units").GetDecimal(), report.GetProperty("total").Money("net")));
            Assert.Equal((expected.Sum(product => product.Units), expected.Sum(product => product.Net)), (rows.Sum(row => row.Item3) + report.GetProperty("rest").GetProperty("units").GetDecimal(), rows.Sum(row => row.Item4) + report.GetProperty("rest").Money("net")));
        }
    }

    private static async Task AssertByCustomerAsync(GraphQLClient reader, List<Sale> sales)
    {
        var expected = sales.Where(sale => sale.Customer is not null).GroupBy(sale => sale.Customer!).Select(customer => (customer.Key, Orders: (long)customer.Count(), Net: customer.Sum(sale => sale.Net))).ToList();
        var walkIns = sales.Where(sale => sale.Customer is null).ToList();

        foreach (var first in new[] { 1, 2, 100 })
        {
            var report = await reader.ReportAsync(Reports.ByCustomer, Reports.Range(new(2026, 1, 2), new(2027, 1, 2), first));
            var rows = report.Rows("customers").Select(row => (row.GetProperty("customer").Text("id")!, row.GetProperty("orders").GetInt64(), row.Money("net"))).Where(row => row.Item2 != 0).ToList();
            (long, decimal) Of(string part) => (report.GetProperty(part).GetProperty("orders").GetInt64(), report.GetProperty(part).Money("net"));

            Assert.Empty(rows.Except(expected));
            Assert.Equal(rows.OrderByDescending(row => row.Item3).ThenByDescending(row => row.Item2), rows);
            Assert.Equal(Math.Min(first, expected.Count), rows.Count);
            Assert.Equal((walkIns.Count, walkIns.Sum(sale => sale.Net)), Of("walkIn"));
            Assert.Equal((sales.Count, sales.Sum(sale => sale.Net)), Of("total"));
            Assert.Equal((expected.Sum(it => it.Orders) - rows.Sum(row => row.Item2), expected.Sum(it => it.Net) - rows.Sum(row => row.Item3)), Of("rest"));
        }
    }

    // First and last day count whole, a month that begins before is counted in part.
    private static async Task AssertPartAsync(GraphQLClient reader, List<Sale> sales, Random random)
    {
        var days = sales.Select(sale => sale.Day).Distinct().Order().ToList();
        var from = days[random.Next(days.Count)];
        var to = days.Where(day => day >= from).Last(day => day <= from.AddDays(40));
        var part = sales.Where(sale => sale.Day >= from && sale.Day <= to).ToList();

        Assert.Equal(TotalOf(part), TotalOf(await reader.ReportAsync(Reports.ByDay, Reports.Range(from, to))));
        Assert.Equal(TotalOf(part), TotalOf(await reader.ReportAsync(Reports.ByMonth, Reports.Range(from, to))));
        Assert.Equal(part.Sum(sale => sale.Net), (await reader.ReportAsync(Reports.ByProduct, Reports.Range(from, to))).GetProperty("total").Money("net"));
        Assert.Equal(part.Sum(sale => sale.Net), (await reader.ReportAsync(Reports.ByCustomer, Reports.Range(from, to))).GetProperty("total").Money("net"));
        Assert.Equal(part.Sum(sale => sale.Invoiced), (await reader.ReportAsync(Reports.Invoiced, new { from = Reports.Day(from), to = Reports.Day(to) })).EnumerateArray().Sum(month => month.Money("net")));
    }

    private static string TotalOf(JsonElement report) => FiguresOf(report.GetProperty("total"));

    private static string TotalOf(List<Sale> sales) => FiguresOf(sales);

    private static string FiguresOf(JsonElement it) => Line(
        it.GetProperty("orders").GetInt64(), it.GetProperty("units").GetDecimal(), it.Money("gross"), it.Money("discounts"), it.Money("returns"), it.Money("net"), it.Money("tax"), it.Money("invoiced"));

    private static string FiguresOf(List<Sale> sales)
    {
        var goods = sales.SelectMany(sale => sale.Lines).Where(line => line.IsGoods).ToList();

        return Line(sales.Count, goods.Sum(line => line.Quantity), goods.Sum(line => line.Gross), goods.Sum(line => line.Discount), returns: 0, goods.Sum(line => line.Net), tax: 0, sales.Sum(sale => sale.Invoiced));
    }

    private static string Line(long orders, decimal units, decimal gross, decimal discounts, decimal returns, decimal net, decimal tax, decimal invoiced) =>
        string.Create(CultureInfo.InvariantCulture, $"{orders} orders, {units:0.000} units, {gross:0.00} - {discounts:0.00} - {returns:0.00} = {net:0.00}, tax {tax:0.00}, invoiced {invoiced:0.00}");
}

public sealed class SalesReportsOnServerTests(ClockedServerHost host) : SalesReportsTests(host), IClassFixture<ClockedServerHost>;

[Trait("Database", "sqlite")]
public sealed class SalesReportsOnSqliteTests(ClockedSqliteHost host) : SalesReportsTests(host), IClassFixture<ClockedSqliteHost>;
