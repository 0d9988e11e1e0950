using OrderCloud.Benchmarks.Api;

namespace OrderCloud.Benchmarks.Bench;

/// <summary>
/// An order list page of 20 with customer, total, line count and totalCount against <see cref="Control.ControlEndpoint"/>, which sends
/// the same bytes.
/// </summary>
internal static class OrderListBench
{
    private const int Orders = 400;

    internal const string Document = "{ orders(first: 20) { totalCount nodes { id number lineCount total { amount currency } customer { name } } pageInfo { hasNextPage } } }";

    public static async Task RunAsync(Figures figures)
    {
        await using var database = await BenchDatabase.CreateAsync("postgres");
        await using var host = await database.HostAsync();
        var shop = await Shop.OpenAsync(host.Url, "Order list Ltd", ["orders:read", "customers:read", "orders:create", "catalog:read"]);
        await FillAsync(shop);
        await using var control = await database.ControlAsync(shop);
        using var plain = new ApiCaller(control.Url, asPage: false);

        await Load.CompareAsync(figures, "order list page", new(host, shop.Client, Document), new(control, plain, Document), limit: 2);
    }

    internal static async Task FillAsync(Shop shop)
    {
        var variant = await shop.CreateProductAsync("LIST", "A thing on a list", 12.5m);
        var customers = new List<string>();

        for (var number = 0; number < 10; number++)
            customers.Add((await shop.Owner.MutateAsync(
                """mutation($in: CreateCustomerInput!) { createCustomer(input: $in) { customer { id } errors { ... on Error { message } } } }""",
                new { @in = new { kind = "COMPANY", name = $"Customer {number}" } })).GetProperty("customer").GetProperty("id").GetString()!);

        for (var number = 0; number < Orders; number++)
            await shop.CreateOrderAsync(shop.Client, customers[number % 10], new { variantId = variant, quantity = 1 + (number % 5) });
    }
}
