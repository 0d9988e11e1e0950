using CsCheck;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Analytics;
using OrderCloud.Analytics.Features;
using OrderCloud.Analytics.Persistence;
using OrderCloud.Contracts.Orders;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Tests.Analytics;

/// <summary>The daily tables on a database, filled as the event handlers fill them and read as the reports read them.</summary>
public sealed class SalesCounterTests
{
    private static readonly DateOnly First = new(2026, 3, 1), Last = new(2026, 4, 30);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(ModuleOnDatabase.Databases), MemberType = typeof(ModuleOnDatabase)), Trait("Capability", "O1/part")]
    public async Task Reports_equal_the_sums_of_the_documents_however_they_came(string database) =>
        await Sales.Document.List[100, 200].SampleAsync(documents => CompareAsync(database, documents), iter: 3, threads: 1);

    private static async Task CompareAsync(string database, List<SalesDocument> documents)
    {
        await using var books = await OpenAsync(database, "Europe/Berlin");
        var cancelled = documents.Where(document => !document.IsReturn).Take(20).ToList();

        // Told in chunks, out of order, some of them taken back.
        foreach (var chunk in documents.OrderBy(document => document.Lines.Count).Chunk(37))
            await CountAsync(books, chunk, times: 1);

        foreach (var document in cancelled)
            await CountAsync(books, [document], times: -1);

        var counted = documents.Except(cancelled).ToList();
        var goods = counted.SelectMany(document => document.Lines, (document, line) => (document, line)).Where(it => it.line.IsGoods).ToList();
        var byDay = await AskAsync(books, (db, settings) => new GetSalesByDay(db, settings).HandleAsync(new(First, Last), Ct));
        var byMonth = await AskAsync(books, (db, settings) => new GetSalesByMonth(db, settings).HandleAsync(new(First, Last), Ct));
        var invoiced = await AskAsync(books, (db, settings) => new GetInvoicedByMonth(db, settings).HandleAsync(new(), Ct));
        var byProduct = await AskAsync(books, (db, settings) => new GetSalesByProduct(db, settings).HandleAsync(new(First, Last, First: 4), Ct));
        var byCustomer = await AskAsync(books, (db, settings) => new GetSalesByCustomer(db, settings).HandleAsync(new(First, Last, First: 2), Ct));

        Assert.Equal(goods.Sum(it => it.line.Net), byDay!.Total.Net);
        Assert.Equal(counted.Count(document => !document.IsReturn), byDay.Total.Orders);
        Assert.Equal(counted.GroupBy(document => Sales.DayOf(document, "Europe/Berlin")).Select(day => (day.Key, day.Sum(document => document.Lines.Sum(line => line.Net)))).Where(day => day.Item2 != 0).OrderBy(day => day.Key), byDay.Days.Where(day => day.Invoiced != 0).Select(day => (day.Day, day.Invoiced)));
        Assert.Equal(byDay.Total.Net, byMonth!.Months.Sum(month => month.Net));
        Assert.Equal(["2026-03", "2026-04"], byMonth.Months.Select(month => month.Month));
        Assert.Equal(byMonth.Months.Select(month => (month.Month, month.Invoiced)), invoiced!.Select(month => (month.Month, month.Net.MinorUnits)));
        Assert.Equal(byDay.Total.Net, byProduct!.Total.Net);
        Assert.Equal(byProduct.Total.Net, byProduct.Products.Sum(product => product.Net) + byProduct.Rest.Net);
        Assert.Equal(byProduct.Total.Units, byProduct.Products.Sum(product => product.Units) + byProduct.Rest.Units);
        Assert.Equal(goods.GroupBy(it => it.line.VariantId).Select(product => (product.Key, product.Sum(it => it.line.Net))).OrderByDescending(product => product.Item2).Take(4), byProduct.Products.Select(product => (product.VariantId, product.Net)));
        Assert.Equal(byDay.Total.Net, byCustomer!.Total.Net);
        Assert.Equal(byDay.Total.Orders, byCustomer.Total.Orders);
        Assert.Equal(byCustomer.Total.Net, byCustomer.Customers.Sum(customer => customer.Net) + byCustomer.Rest.Net + byCustomer.WalkIn.Net);
        Assert.Equal(goods.Where(it => it.document.CustomerId is null).Sum(it => it.line.Net), byCustomer.WalkIn.Net);
        Assert.Equal(goods.Where(it => it.document.CustomerId is not null).GroupBy(it => it.document.CustomerId).Select(customer => (customer.Key, customer.Sum(it => it.line.Net))).OrderByDescending(customer => customer.Item2).Take(2), byCustomer.Customers.Select(customer => ((Guid?)customer.CustomerId, customer.Net)));
    }

    [Theory, MemberData(nameof(ModuleOnDatabase.Databases), MemberType = typeof(ModuleOnDatabase))]
    public async Task Products_that_tie_lie_in_the_same_order_every_time(string database)
    {
        await using var books = await OpenAsync(database, "UTC");
        var line = new SalesLine(default, 1_000, 100, 0, 100, 0, IsGoods: true);
        await CountAsync(books, [Sales.Order("2026-03-02T10:00:00Z") with { Lines = [.. Sales.Variants.Select(variant => line with { VariantId = variant })] }], times: 1);

        Task<SalesByProduct?> Ask(int first) => AskAsync(books, (db, settings) => new GetSalesByProduct(db, settings).HandleAsync(new(First, Last, first), Ct));
        var all = (await Ask(100))!.Products.Select(product => product.VariantId).ToList();

        Assert.Equal(Sales.Variants.Length, all.Count);
        Assert.Equal(all.Take(5), (await Ask(5))!.Products.Select(product => product.VariantId));
        Assert.Equal(all, (await Ask(100))!.Products.Select(product => product.VariantId));
    }

    [Theory, MemberData(nameof(ModuleOnDatabase.Databases), MemberType = typeof(ModuleOnDatabase))]
    public async Task Handlers_that_count_at_once_lose_nothing(string database)
    {
        await using var books = await OpenAsync(database, "UTC");
        var orders = Enumerable.Range(0, 12).Select(_ => Sales.Order("2026-03-02T10:00:00Z", net: 5)).ToList();

        // The dispatcher tells a failed event again; here a race lost five times is simply told again.
        await Task.WhenAll(orders.Select(async order =>
        {
            while (true)
            {
                try
                {
                    await CountAsync(books, [order], times: 1);

                    return;
                }
                catch (DbUpdateException)
                {
                    await Task.Delay(Random.Shared.Next(20), Ct);
                }
            }
        }));

        var total = (await AskAsync(books, (db, settings) => new GetSalesByDay(db, settings).HandleAsync(new(First, Last), Ct)))!.Total;
        Assert.Equal((12, 60), (total.Orders, total.Net));
    }

    [Fact]
    public async Task Another_tenants_sales_are_not_there()
    {
        await using var books = await OpenAsync("sqlite", "UTC");
        await books.DoAsync(async scope =>
        {
            await scope.GetRequiredService<SalesCounter>().CountAsync([Sales.Order("2026-03-02T10:00:00Z")], times: 1, Ct);

            return true;
        }, new TenantContext(Guid.CreateVersion7()));

        Assert.Empty((await AskAsync(books, (db, settings) => new GetSalesByDay(db, settings).HandleAsync(new(First, Last), Ct)))!.Days);
        Assert.Equal(0, (await AskAsync(books, (db, settings) => new GetSalesByProduct(db, settings).HandleAsync(new(First, Last), Ct)))!.Total.Net);
    }

    [Theory]
    [InlineData("2026-03-02", "2026-03-01")]
    [InlineData("2020-01-01", "2026-03-01")]
    public async Task A_period_that_ends_before_it_begins_or_is_too_long_is_refused(string from, string to)
    {
        await using var books = await OpenAsync("sqlite", "UTC");
        var arguments = new GetSalesByDayArguments(DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture), DateOnly.Parse(to, System.Globalization.CultureInfo.InvariantCulture));

        var refused = await Assert.ThrowsAsync<ArgumentRefusal>(() => AskAsync(books, (db, settings) => new GetSalesByDay(db, settings).HandleAsync(arguments, Ct)));

        Assert.Equal("INPUT_INVALID", refused.Code);
    }

    private static Task<ModuleOnDatabase> OpenAsync(string database, string zone) =>
        ModuleOnDatabase.OpenAsync(database, new AnalyticsModule(), services => services.AddSingleton<ITenantSettings>(new Settings(zone)));

    private static Task<bool> CountAsync(ModuleOnDatabase books, IReadOnlyList<SalesDocument> documents, int times) => books.DoAsync(async scope =>
    {
        await scope.GetRequiredService<SalesCounter>().CountAsync(documents, times, Ct);

        return true;
    });

    private static Task<T> AskAsync<T>(ModuleOnDatabase books, Func<AnalyticsDb, ITenantSettings, Task<T>> ask) =>
        books.DoAsync(scope => ask(scope.GetRequiredService<AnalyticsDb>(), scope.GetRequiredService<ITenantSettings>()));

    private sealed class Settings(string zone) : ITenantSettings
    {
        public Task<TenantSettings> GetAsync(CancellationToken ct) => Task.FromResult(Sales.In(zone));

        public Task<CompanyProfile> ProfileAsync(CancellationToken ct) => throw new NotSupportedException("Analytics prints nothing.");

        public Task<CompanyProfile> IssueAsync(CancellationToken ct) => ProfileAsync(ct);
    }
}
