using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using OrderCloud.Benchmarks.Api;

namespace OrderCloud.Benchmarks.Bench;

/// <summary>64 buyers, stock 100, 300 tries: exactly 100 are confirmed. A naive read-then-write in this program must oversell, or the test shows nothing.</summary>
internal static class OversellBench
{
    private const int Buyers = 64, Stock = 100, Tries = 300;

    public static async Task RunAsync(string provider, Figures figures)
    {
        await using var database = await BenchDatabase.CreateAsync(provider);
        await using var host = await database.HostAsync();
        var shop = await Shop.OpenAsync(host.Url, "Oversell Ltd", ["orders:create", "orders:submit", "orders:read", "catalog:read"]);
        var variant = await shop.CreateProductAsync("LAST", "The last hundred", 10m);
        await shop.ReceiveAsync(variant, Stock);

        var orders = new ConcurrentQueue<JsonElement>();
        await Parallel.ForEachAsync(Enumerable.Range(0, Tries), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (_, _) =>
            orders.Enqueue(await shop.CreateOrderAsync(shop.Client, null, new { variantId = variant, quantity = 1 })));

        var outcomes = new ConcurrentBag<string>();
        var watch = Stopwatch.StartNew();
        await Parallel.ForEachAsync(orders, new ParallelOptions { MaxDegreeOfParallelism = Buyers }, async (order, _) => outcomes.Add(await SubmitAsync(shop.Client, order)));

        figures.Add(new($"oversell: {Tries} tries of {Buyers} buyers", provider, watch.Elapsed.TotalSeconds, "s"));
        Expect(outcomes.Count(outcome => outcome == "CONFIRMED") == Stock, $"{outcomes.Count(outcome => outcome == "CONFIRMED")} of {Stock} were confirmed");
        Expect(outcomes.All(outcome => outcome is "CONFIRMED" or "PENDING_REVIEW" or "STOCK_INSUFFICIENT"), string.Join(", ", outcomes.Distinct()));
        figures.Add(new("oversell: confirmed beyond the stock", provider, outcomes.Count(outcome => outcome == "CONFIRMED") - Stock, "orders", 0));
        figures.Add(new("oversell: what a naive read-then-write sells beyond the stock", provider, Naive() - Stock, "orders"));
    }

    private static async Task<string> SubmitAsync(ApiCaller client, JsonElement order)
    {
        var payload = await client.TryMutateAsync(
            """mutation($in: SubmitOrderInput!) { submitOrder(input: $in) { order { status } errors { ... on Error { code } } } }""",
            new { @in = new { id = order.GetProperty("id").GetString(), expectedVersion = order.GetProperty("version").GetInt32() } });

        return payload.GetProperty("order") is { ValueKind: JsonValueKind.Object } done
            ? done.GetProperty("status").GetString()!
            : payload.GetProperty("errors")[0].GetProperty("code").GetString()!;
    }

    private static int Naive()
    {
        var (stock, sold) = (Stock, 0);
        using var together = new Barrier(Buyers);

        var buyers = Enumerable.Range(0, Buyers).Select(buyer => new Thread(() =>
        {
            together.SignalAndWait();

            for (var tries = Tries / Buyers; tries > 0; tries--)
            {
                var seen = Volatile.Read(ref stock);
                Thread.Sleep(1);

                if (seen > 0)
                {
                    Volatile.Write(ref stock, seen - 1);
                    Interlocked.Increment(ref sold);
                }
            }
        })).ToList();

        buyers.ForEach(buyer => buyer.Start());
        buyers.ForEach(buyer => buyer.Join());
        Expect(sold > Stock, $"The naive control sold {sold}, no more than the stock: this machine shows nothing");

        return sold;
    }

    private static void Expect(bool holds, string otherwise)
    {
        if (!holds)
            throw new InvalidOperationException(otherwise);
    }
}
