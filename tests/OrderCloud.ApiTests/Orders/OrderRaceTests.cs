using System.Collections.Concurrent;
using System.Text.Json;
using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Orders;

/// <summary>Many buyers, little stock.</summary>
public abstract class OrderRaceTests(HostFixture host) : OrderTest(host)
{
    [Fact, Trait("Capability", "H3/part"), Trait("Capability", "W1/part"), Trait("Proves", "P1/part")]
    public async Task Of_many_buyers_of_the_last_units_exactly_as_many_win_as_there_are()
    {
        var (stock, buyers) = Full ? (100, 300) : (4, 16);
        var goods = await Shop.GoodsAsync(stock);
        var drafts = new List<JsonElement>();

        for (var buyer = 0; buyer < buyers; buyer++)
            drafts.Add(await Shop.DraftAsync((goods, 1)));

        var outcomes = new ConcurrentBag<string?>();
        await Parallel.ForEachAsync(drafts, new ParallelOptions { MaxDegreeOfParallelism = Full ? 24 : 8 }, async (draft, _) => outcomes.Add(await TryAsync(draft)));

        Assert.Equal(stock, outcomes.Count(outcome => outcome == "CONFIRMED"));
        Assert.All(outcomes, outcome => Assert.Contains(outcome, new[] { "CONFIRMED", "PENDING_REVIEW", "STOCK_INSUFFICIENT" }));
        Assert.Equal((stock, stock), await Shop.StockAsync(goods));
    }

    private async Task<string?> TryAsync(JsonElement draft)
    {
        var answer = await Shop.Owner.TrySendAsync(Shop.Mutation("submitOrder", "order { status }"), new { input = Shop.Version(draft) });
        Assert.True(answer.Errors is [], answer.Body);
        var payload = answer.Data.GetProperty("submitOrder");

        return payload.GetProperty("errors") is { ValueKind: JsonValueKind.Array } errors ? errors[0].Text("code") : payload.GetProperty("order").Text("status");
    }
}

public sealed class OrderRaceOnServerTests(ServerHost host) : OrderRaceTests(host);

public sealed class OrderRaceOnSqliteTests(SqliteHost host) : OrderRaceTests(host);
