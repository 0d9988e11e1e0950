using System.Globalization;
using System.Text.Json;
using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Analytics;

/// <summary>The reports of sales, as they are asked for over the API.</summary>
internal static class Reports
{
    private const string Figures = "orders units gross { amount } discounts { amount } returns { amount } net { amount } tax { amount } invoiced { amount }";

    public const string ByDay = $"query($from: LocalDate!, $to: LocalDate!) {{ salesByDay(from: $from, to: $to) {{ total {{ {Figures} }} days {{ day {Figures} }} }} }}";

    public const string ByMonth = $"query($from: LocalDate!, $to: LocalDate!) {{ salesByMonth(from: $from, to: $to) {{ total {{ {Figures} }} months {{ month {Figures} }} }} }}";

    public const string Invoiced = "query($from: LocalDate, $to: LocalDate) { invoicedByMonth(from: $from, to: $to) { month net { amount currency } } }";

    public const string ByProduct = "query($from: LocalDate!, $to: LocalDate!, $first: Int) { salesByProduct(from: $from, to: $to, first: $first) { total { units net { amount } } products { variant { id sku } orders units net { amount } } rest { units net { amount } } } }";

    public const string ByCustomer = "query($from: LocalDate!, $to: LocalDate!, $first: Int) { salesByCustomer(from: $from, to: $to, first: $first) { total { orders net { amount } } customers { customer { id name } orders net { amount } } rest { orders net { amount } } walkIn { orders net { amount } } } }";

    public static readonly string[] All = [ByDay, ByMonth, Invoiced, ByProduct, ByCustomer];

    public static readonly object WholeYear = Range(new(2026, 1, 2), new(2027, 1, 2));

    public static object Range(DateOnly from, DateOnly to, int first = 20) => new { from = Day(from), to = Day(to), first };

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The days around now in every zone.</summary>
    public static object AroundNow(int first = 20)
    {
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

        return Range(today.AddDays(-2), today.AddDays(2), first);
    }

    public static decimal Money(this JsonElement it, string name) => it.GetProperty(name).GetProperty("amount").GetDecimal();

    public static List<JsonElement> Rows(this JsonElement it, string name) => [.. it.GetProperty(name).EnumerateArray()];

    extension(GraphQLClient client)
    {
        public async Task<JsonElement> ReportAsync(string document, object range) => (await client.QueryAsync(document, range)).EnumerateObject().Single().Value;

        /// <summary>The report as soon as it counts so many orders, or as it is after a while.</summary>
        public Task<JsonElement> CountedAsync(string document, object range, int orders) =>
            Eventually.GetAsync(() => client.ReportAsync(document, range), report => report.GetProperty("total").GetProperty("orders").GetInt64() == orders);
    }
}
