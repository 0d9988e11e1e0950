using System.Globalization;
using CsCheck;
using OrderCloud.Analytics.Domain;
using OrderCloud.Contracts.Orders;

namespace OrderCloud.Tests.Analytics;

public sealed class SalesTallyTests
{
    [Fact, Trait("Capability", "O1/part")]
    public void Whatever_is_counted_each_table_holds_the_sums_of_the_documents() =>
        Gen.Select(Sales.Document.List[0, 40], Sales.Zone).Sample((documents, zone) =>
        {
            var tally = Tally(zone, documents);
            var lines = documents.SelectMany(document => document.Lines, (document, line) => (document, line, day: Sales.DayOf(document, zone))).ToList();
            var goods = lines.Where(it => it.line.IsGoods).ToList();

            return tally.Days.All(row =>
                    row.Orders == documents.Count(document => !document.IsReturn && Sales.DayOf(document, zone) == row.Day)
                    && row.Units == goods.Where(it => !it.document.IsReturn && it.day == row.Day).Sum(it => it.line.Quantity)
                    && row.Gross == goods.Where(it => !it.document.IsReturn && it.day == row.Day).Sum(it => it.line.Gross)
                    && row.Returns == -goods.Where(it => it.document.IsReturn && it.day == row.Day).Sum(it => it.line.Net)
                    && row.Net == row.Gross - row.Discounts - row.Returns
                    && row.Tax == lines.Where(it => it.day == row.Day).Sum(it => it.line.Tax)
                    && row.Invoiced == lines.Where(it => it.day == row.Day).Sum(it => it.line.Net))
                && tally.Products.All(row =>
                    row.Net == goods.Where(it => it.day == row.Day && it.line.VariantId == row.VariantId).Sum(it => it.line.Net)
                    && row.Orders == documents.Count(document => !document.IsReturn && Sales.DayOf(document, zone) == row.Day && document.Lines.Any(line => line.VariantId == row.VariantId)))
                && tally.Customers.All(row =>
                    row.Net == goods.Where(it => it.day == row.Day && it.document.CustomerId == row.CustomerId).Sum(it => it.line.Net))
                && tally.Days.Select(row => row.Day).Order().SequenceEqual(lines.Select(it => it.day).Distinct().Order());
        });

    [Fact, Trait("Capability", "O1/part")]
    public void The_tables_agree_with_one_another() =>
        Gen.Select(Sales.Document.List[0, 40], Sales.Zone).Sample((documents, zone) =>
        {
            var tally = Tally(zone, documents);

            return tally.Days.All(day =>
                day.Net == tally.Products.Where(row => row.Day == day.Day).Sum(row => row.Net)
                && day.Units == tally.Products.Where(row => row.Day == day.Day).Sum(row => row.Units)
                && day.Net == tally.Customers.Where(row => row.Day == day.Day).Sum(row => row.Net)
                && day.Orders == tally.Customers.Where(row => row.Day == day.Day).Sum(row => row.Orders));
        });

    [Fact]
    public void What_is_taken_back_leaves_nothing()
    {
        Sales.Document.List[1, 20].Sample(documents =>
        {
            var tally = Tally("Europe/Berlin", documents);
            documents.ForEach(document => tally.Add(document, times: -1));

            return tally.Days.All(row => row is { Orders: 0, Units: 0, Gross: 0, Discounts: 0, Returns: 0, Net: 0, Tax: 0, Invoiced: 0 })
                && tally.Products.All(row => row is { Orders: 0, Units: 0, Net: 0 })
                && tally.Customers.All(row => row is { Orders: 0, Net: 0 });
        });
    }

    [Theory, Trait("Capability", "W21/part")]
    [InlineData("Asia/Shanghai", "2026-03-01T16:30:00Z", "2026-03-02")]
    [InlineData("Asia/Shanghai", "2026-03-02T15:59:59.999Z", "2026-03-02")]
    [InlineData("Asia/Shanghai", "2026-03-02T16:00:00Z", "2026-03-03")]
    [InlineData("Europe/London", "2010-12-31T23:59:59.999Z", "2010-12-31")]
    [InlineData("Europe/London", "2011-01-01T00:00:00Z", "2011-01-01")]
    [InlineData("Europe/London", "2011-03-31T22:59:59Z", "2011-03-31")]
    [InlineData("Europe/London", "2011-03-31T23:00:00Z", "2011-04-01")]
    [InlineData("Europe/London", "2011-05-31T23:00:00Z", "2011-06-01")]
    [InlineData("Europe/Berlin", "2026-10-24T22:00:00Z", "2026-10-25")]
    [InlineData("Europe/Berlin", "2026-10-25T22:59:59Z", "2026-10-25")]
    [InlineData("Europe/Berlin", "2026-10-25T23:00:00Z", "2026-10-26")]
    public void A_sale_counts_on_the_tenants_own_day(string zone, string placedAt, string day) =>
        Assert.Equal(DateOnly.Parse(day, CultureInfo.InvariantCulture), Assert.Single(Tally(zone, [Sales.Order(placedAt)]).Days).Day);

    [Theory, Trait("Capability", "W21/part")]
    [InlineData("2026-03-29", 23)]
    [InlineData("2026-10-25", 25)]
    [InlineData("2026-06-01", 24)]
    public void The_hours_of_a_day_on_which_the_clock_changes_add_up_to_the_day(string day, int hours)
    {
        var changes = DateOnly.Parse(day, CultureInfo.InvariantCulture);
        var midnight = new DateTimeOffset(changes.AddDays(-2), TimeOnly.MinValue, TimeSpan.Zero);
        var everyQuarter = Enumerable.Range(0, 5 * 96).Select(quarter => Sales.Order(midnight.AddMinutes(15 * quarter).ToString("O", CultureInfo.InvariantCulture), net: 7)).ToList();

        var row = Tally("Europe/Berlin", everyQuarter).Days.Single(it => it.Day == changes);

        Assert.Equal((4 * hours, 7 * 4 * hours), (row.Orders, row.Net));
    }

    [Fact]
    public void Fees_and_vouchers_are_invoiced_but_no_goods()
    {
        var order = Sales.Order("2026-03-02T10:00:00Z") with
        {
            Lines = [new(Sales.Variants[5], 2_000, 500, 50, 450, 45, IsGoods: true), new(Sales.Variants[0], 1_000, 300, 0, 300, 30, IsGoods: false)],
        };

        var tally = Tally("UTC", [order]);

        var day = Assert.Single(tally.Days);
        Assert.Equal((1, 2_000, 500, 50, 450, 75, 750), (day.Orders, day.Units, day.Gross, day.Discounts, day.Net, day.Tax, day.Invoiced));
        Assert.Equal(Sales.Variants[5], Assert.Single(tally.Products).VariantId);
    }

    [Fact]
    public void A_return_lowers_net_sales_and_counts_neither_as_order_nor_in_units()
    {
        var order = Sales.Order("2026-03-02T10:00:00Z", net: 500);
        var back = order with { IsReturn = true, Lines = [new(Sales.Variants[5], -1_000, -200, 0, -200, -20, IsGoods: true)] };

        var day = Assert.Single(Tally("UTC", [order, back]).Days);

        Assert.Equal((1, 1_000, 500, 200, 300, -20, 300), (day.Orders, day.Units, day.Gross, day.Returns, day.Net, day.Tax, day.Invoiced));
    }

    [Fact]
    public void Another_currency_is_never_added() =>
        Assert.Throws<InvalidOperationException>(() => Tally("UTC", [Sales.Order("2026-03-02T10:00:00Z", currency: "USD")]));

    private static SalesTally Tally(string zone, IEnumerable<SalesDocument> documents)
    {
        var tally = new SalesTally(Sales.In(zone));

        foreach (var document in documents)
            tally.Add(document, times: 1);

        return tally;
    }
}
