using System.Text;
using System.Text.Json;
using OrderCloud.Benchmarks.Api;

namespace OrderCloud.Benchmarks.Bench;

/// <summary>
/// An order list page of 20 with customer, total, line count and totalCount against <see cref="Control.ControlEndpoint"/>, which sends
/// the same bytes: process CPU over warm requests, alternating rounds, medians.
/// </summary>
internal static class OrderListBench
{
    private const int Rounds = 5, Requests = 5_000, Warmup = 1_000, Orders = 400, AtOnce = 8;

    private const string Document = "{ orders(first: 20) { totalCount nodes { id number lineCount total { amount currency } customer { name } } pageInfo { hasNextPage } } }";

    public static async Task RunAsync(Figures figures)
    {
        await using var database = await BenchDatabase.CreateAsync("postgres");
        await using var host = await database.HostAsync();
        var shop = await Shop.OpenAsync(host.Url, "Order list Ltd", ["orders:read", "customers:read", "orders:create", "catalog:read"]);
        await FillAsync(shop);

        await using var control = HostProcess.Control(new Dictionary<string, string>
        {
            ["CONTROL_CONNECTION"] = database.ConnectionOf(TenantGuid(shop.TenantId)),
            ["CONTROL_TENANT"] = TenantGuid(shop.TenantId).ToString(),
        });
        await control.ReadyAsync();

        using var plain = new ApiCaller(control.Url);
        var (ours, theirs) = (await AskAsync(shop.Client), await AskAsync(plain));

        if (ours != theirs)
            throw new InvalidOperationException($"Product and control do not send the same bytes:\n{ours}\n{theirs}");

        await LoadAsync(shop.Client, Warmup);
        await LoadAsync(plain, Warmup);
        List<(double Product, double Control)> rounds = [];

        for (var round = 0; round < Rounds; round++)
            rounds.Add((await CpuAsync(host, shop.Client), await CpuAsync(control, plain)));

        figures.Add(new("order list page, CPU", "postgres", Median(rounds.Select(it => it.Product)), "µs"));
        figures.Add(new("order list page, CPU of the control", "postgres", Median(rounds.Select(it => it.Control)), "µs"));
        figures.Add(new("order list page, product against control", "postgres", Median(rounds.Select(it => it.Product / it.Control)), "×"));
    }

    private static async Task FillAsync(Shop shop)
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

    private static async Task<string> AskAsync(ApiCaller caller)
    {
        using var answer = await caller.Http.PostAsJsonAsync("/graphql", new { query = Document });

        return await answer.Content.ReadAsStringAsync();
    }

    private static Task LoadAsync(ApiCaller caller, int requests) =>
        Parallel.ForEachAsync(Enumerable.Range(0, requests), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (_, ct) =>
        {
            using var body = new StringContent(JsonSerializer.Serialize(new { query = Document }), Encoding.UTF8, "application/json");
            using var answer = await caller.Http.PostAsync(new Uri("/graphql", UriKind.Relative), body, ct);
            answer.EnsureSuccessStatusCode();
        });

    private static async Task<double> CpuAsync(HostProcess process, ApiCaller caller)
    {
        var before = process.Cpu;
        await LoadAsync(caller, Requests);

        return (process.Cpu - before).TotalMicroseconds / Requests;
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);

    /// <summary>The GUID inside a node id: base64 of <c>Tenant:</c> and 16 bytes.</summary>
    private static Guid TenantGuid(string nodeId) => new(Convert.FromBase64String(nodeId).AsSpan(7));
}
