using System.Text.Json;
using OrderCloud.Benchmarks.Api;

namespace OrderCloud.Benchmarks.Bench;

/// <summary>What the schema costs: a page against plain SQL, an empty query against an endpoint that only knows who asks, deep pages, and documents that attack.</summary>
internal static class GraphQLBench
{
    internal const string Nothing = "{ __typename }";

    internal const string Page = "{ products(first: 20) { nodes { id name kind unit active version } } }";

    private const string Deep = "query($after: String) { products(first: 20, after: $after, order: [{ createdAt: ASC }]) { nodes { id name } pageInfo { endCursor hasNextPage } } }";

    private const string End = "{ products(last: 21, order: [{ createdAt: ASC }]) { pageInfo { startCursor } } }";

    private static int Rows => Scale.Small ? 20_000 : 1_000_000;

    public static async Task RunAsync(string provider, Figures figures)
    {
        await using var database = await BenchDatabase.CreateAsync(provider);
        await using var host = await database.HostAsync();
        var shop = await OpenAsync(host);

        if (provider == "postgres")
        {
            await FillPageAsync(shop);
            await using var control = await database.ControlAsync(shop);
            using var plain = new ApiCaller(control.Url, asPage: false);
            await Load.CompareAsync(figures, "page of 20 products with 6 fields", new(host, shop.Client, Page), new(control, plain, Page, "/products"), limit: 1.8);
            await AttackAsync(host, shop, figures);
        }

        await DeepAsync(database, shop, host, figures);

        if (provider == "postgres")
            await EmptyAsync(figures);
    }

    private static Task<Shop> OpenAsync(HostProcess host) => Shop.OpenAsync(host.Url, "GraphQL Ltd", ["catalog:read", "orders:read"]);

    // The control is an endpoint of the product's own host, so that it knows who asks in the same way.
    private static async Task EmptyAsync(Figures figures)
    {
        await using var database = await BenchDatabase.CreateAsync("postgres");
        await using var host = await database.HostWithControlAsync();
        var shop = await OpenAsync(host);

        await Load.CompareAsync(figures, "an empty query", new(host, shop.Client, Nothing), new(host, shop.Client, Nothing, "/minimal"), limit: 1.5);
        figures.Add(new("the same, allocated", database.Provider, await Load.AllocatedAsync(new(host, shop.Client, Nothing)), "KiB"));

        await FillPageAsync(shop);
        figures.Add(new("page of 20 products with 6 fields, allocated", database.Provider, await Load.AllocatedAsync(new(host, shop.Client, Page)), "KiB"));
    }

    internal static async Task FillPageAsync(Shop shop)
    {
        for (var number = 0; number < 40; number++)
            await shop.CreateProductAsync($"PAGE-{number}", $"A thing on a page, the {number}th", 12.5m);
    }

    private static async Task DeepAsync(BenchDatabase database, Shop shop, HostProcess host, Figures figures)
    {
        await shop.CreateProductAsync("DEEP", "The first of many", 12.5m);
        await ManyProducts.FillAsync(database, shop, Rows);
        var cursor = (await shop.Client.SendAsync(End)).GetProperty("products").GetProperty("pageInfo").GetProperty("startCursor").GetString();
        var page = new Target(host, shop.Client, Deep);
        var last = JsonDocument.Parse(await page.AskAsync(new { after = cursor })).RootElement.GetProperty("data").GetProperty("products");

        if (last.GetProperty("nodes").GetArrayLength() != 20 || last.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean())
            throw new InvalidOperationException($"This is not the last page: {last}");

        List<double> first = [], far = [];

        for (var round = 0; round < (Scale.Small ? 20 : 500); round++)
        {
            first.Add(await Load.MillisecondsAsync(() => page.AskAsync()));
            far.Add(await Load.MillisecondsAsync(() => page.AskAsync(new { after = cursor })));
        }

        // The first fifth warms up.
        var (near, deep) = (Load.Median(first.Skip(first.Count / 5)), Load.Median(far.Skip(far.Count / 5)));
        figures.Add(new($"page 1 of {Rows:N0} products", database.Provider, near, "ms"));
        figures.Add(new($"page {Rows / 20:N0} of them", database.Provider, deep, "ms"));
        figures.Add(new("the last page against the first", database.Provider, deep / near, "×", 1.3));
    }

    private static async Task AttackAsync(HostProcess host, Shop shop, Figures figures)
    {
        var (median, worst, size) = (("", 0.0), ("", 0.0), ("", 0.0));

        foreach (var (name, document) in await AttackDocuments.ReadAsync())
        {
            List<double> times = [];

            for (var round = 0; round < 21; round++)
            {
                var length = 0;
                times.Add(await Load.MillisecondsAsync(async () => length = await RefusedAsync(shop.Client, name, document)));
                size = Larger(size, name, length / 1024.0);
            }

            // The first warms up.
            times.RemoveAt(0);
            median = Larger(median, name, Load.Median(times));
            worst = Larger(worst, name, times.Max());
        }

        figures.Add(new($"documents that attack: slowest median ({median.Item1})", "postgres", median.Item2, "ms", 50));
        figures.Add(new($"the same: slowest of all ({worst.Item1})", "postgres", worst.Item2, "ms", 150));
        figures.Add(new($"the same: longest answer ({size.Item1})", "postgres", size.Item2, "KiB", 4));

        var heavy = new Target(host, shop.Client, AttackDocuments.Heaviest);
        List<double> passing = [];

        for (var round = 0; round < 21; round++)
            passing.Add(await Load.MillisecondsAsync(() => heavy.AskAsync()));

        figures.Add(new("the heaviest document that passes, 50 fragments of 10 fields, median", "postgres", Load.Median(passing.Skip(1)), "ms", 150));
    }

    private static (string, double) Larger((string, double Value) so, string name, double value) => value > so.Value ? (name, value) : so;

    private static async Task<int> RefusedAsync(ApiCaller caller, string name, string document)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = document }), Headers = { Accept = { new("application/graphql-response+json") } } };
        using var answer = await caller.Http.SendAsync(request);
        var body = await answer.Content.ReadAsByteArrayAsync();

        return (int)answer.StatusCode is 400 or 413 ? body.Length : throw new InvalidOperationException($"{name} is answered {(int)answer.StatusCode}.");
    }
}
