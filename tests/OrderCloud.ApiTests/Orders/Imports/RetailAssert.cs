using System.Text.Json;
using OrderCloud.ApiTests.Hosting;
using OrderCloud.Tests.Imports;

namespace OrderCloud.ApiTests.Orders.Imports;

/// <summary>Compares what the API answers after an import with what other code makes of the same file.</summary>
internal static class RetailAssert
{
    /// <summary>Counts and sums of the import itself, then what the reports say.</summary>
    public static async Task SumsAsync(RetailOracle expected, GraphQLClient client, JsonElement job)
    {
        var counts = job.GetProperty("counts");
        var months = new SortedDictionary<string, decimal>(expected.ByMonth.Where(month => month.Value != 0).ToDictionary(), StringComparer.Ordinal);

        Assert.Equal("DONE", job.Text("status"));
        Assert.Equal(expected.Lines, counts.Number("lines"));
        Assert.Equal(expected.Orders.Count, counts.Number("orders"));
        Assert.Equal(expected.Returns.Count, counts.Number("returns"));
        Assert.Equal(expected.Adjustments.Count, counts.Number("adjustments"));
        Assert.Equal(expected.Products.Count, counts.Number("products"));
        Assert.Equal(expected.Customers.Count, counts.Number("customers"));
        Assert.Equal(expected.Refused.Count, job.Number("rowsRejected"));
        Assert.Equal(months, ImportSteps.MonthsOf(job.GetProperty("invoicedByMonth")));
        Assert.Equal(months, await client.InvoicedAsync(months));
    }

    /// <summary>Every document, product and customer, one by one.</summary>
    public static async Task RecordsAsync(RetailOracle expected, GraphQLClient client)
    {
        var orders = await client.AllAsync("orders", "number externalId channel status paymentStatus fulfillmentStatus customerId tags total { amount } balanceDue { amount }");
        Assert.Equal(Sorted(expected.Orders), Sorted(orders.ToDictionary(it => it.Text("externalId")!, it => it.Amount("total"))));
        Assert.All(orders, it => Assert.Equal(("COMPLETED", 0m, it.Text("externalId"), "online-retail"), (it.Text("status"), it.Amount("balanceDue"), it.Text("number"), it.Text("channel"))));
        // Of fees and vouchers alone there was nothing to ship.
        Assert.All(orders, it => Assert.True(it.Text("fulfillmentStatus") is "DELIVERED" or "NOT_REQUIRED", $"{it}"));
        Assert.Equal(expected.WalkIns.Order(), orders.Where(it => it.Text("customerId") is null).Select(it => it.Text("externalId")).Order());
        Assert.Equal(expected.Unusual.Order(), orders.Where(it => it.Texts("tags").Contains("unusual-number")).Select(it => it.Text("externalId")).Order());

        var returns = await client.AllAsync("salesReturns", "number total { amount } refunded { amount }");
        Assert.Equal(Sorted(expected.Returns), Sorted(returns.ToDictionary(it => it.Text("number")!, it => -it.Amount("total"))));
        Assert.All(returns, it => Assert.Equal(it.Amount("total"), it.Amount("refunded")));

        var adjustments = await client.AllAsync("stockAdjustments", "number isHistory status");
        Assert.Equal(expected.Adjustments.Order(), adjustments.Select(it => it.Text("number")!).Order());
        Assert.All(adjustments, it => Assert.True(it.GetProperty("isHistory").GetBoolean()));

        var products = await client.AllAsync("products", "name kind variants { sku unitPrice }");
        Assert.Equal(
            expected.Products.Values.OrderBy(it => it.Sku, StringComparer.Ordinal),
            products.Select(it => (it.GetProperty("variants")[0].Text("sku")!, it.Text("name")!, it.GetProperty("variants")[0].GetProperty("unitPrice").GetDecimal(), it.Text("kind")!)).OrderBy(it => it.Item1, StringComparer.Ordinal));

        var customers = await client.AllAsync("customers", "code name");
        Assert.Equal(expected.Customers.Order(), customers.Select(it => it.Text("code")!).Order());
        Assert.All(customers, it => Assert.Equal($"Customer {it.Text("code")}", it.Text("name")));
    }

    private static SortedDictionary<string, decimal> Sorted(Dictionary<string, decimal> sums) => new(sums, StringComparer.Ordinal);
}
