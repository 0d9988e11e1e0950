using System.Text.Json;
using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Orders;

/// <summary>Several people at one order at the same moment: one wins, the others are shown what he made of it.</summary>
public abstract class ParallelCommandsTests(HostFixture host) : OrderTest(host)
{
    [Fact, Trait("Capability", "F4/part")]
    public async Task Of_sixteen_approvals_one_counts_and_the_others_see_the_order_as_it_is_now()
    {
        // As much as one needs: who reached for the stock before the order would miss it.
        var goods = await Shop.GoodsAsync();
        var pending = await Shop.SubmitAsync(await Shop.DraftAsync((goods, 3)));
        await Shop.ReceiveAsync(goods, 3);

        var answers = await AtOnceAsync(16, "approveOrder", "Order", _ => Shop.Version(pending));

        var won = Assert.Single(answers, answer => answer.Errors is null).Result;
        var lost = answers.Where(answer => answer.Errors is not null).Select(answer => Assert.Single(answer.Errors!)).ToList();
        Assert.Equal(("CONFIRMED", pending.Number("version") + 1), (won.Text("status"), won.Number("version")));
        Assert.Equal(15, lost.Count);
        Assert.All(lost, error => Assert.Equal(("OrderVersionConflictError", "VERSION_CONFLICT", "input.expectedVersion"), (error.Text("__typename"), error.Text("code"), error.Path())));
        Assert.All(lost, error => Assert.Equal(("CONFIRMED", won.Number("version")), (error.GetProperty("current").Text("status"), error.GetProperty("current").Number("version"))));
        Assert.Equal((3, 3), await Shop.StockAsync(goods));
        Assert.Single((await Shop.OrderAsync(pending.Text("id")!)).GetProperty("fulfillments").EnumerateArray());
    }

    [Fact, Trait("Capability", "E10/part")]
    public async Task Of_cancelling_and_shipping_at_once_one_counts_and_the_goods_are_where_it_says()
    {
        for (var round = 0; round < (Full ? 20 : 4); round++)
        {
            var goods = await Shop.GoodsAsync(stock: 2);
            var order = await Shop.SubmitAsync(await Shop.DraftAsync((goods, 2)));
            var fulfillment = await Shop.DoAsync("startPicking", Shop.Version(order.GetProperty("fulfillments")[0]));
            fulfillment = await Shop.DoAsync("packFulfillment", Shop.Version(fulfillment));
            order = await Shop.OrderAsync(order.Text("id")!);

            var cancelling = AtOnceAsync(6, "cancelOrder", "Order", _ => Shop.Version(order, ("reason", "Changed his mind")));
            var shipping = AtOnceAsync(6, "shipFulfillment", "Fulfillment", _ => Shop.Version(fulfillment, ("carrier", "Post")));
            var answers = (await cancelling).Concat(await shipping).ToList();

            var won = Assert.Single(answers, answer => answer.Errors is null).Result;
            Assert.All(answers.Where(answer => answer.Errors is not null), answer => Assert.Equal("VERSION_CONFLICT", Assert.Single(answer.Errors!).Text("code")));
            var now = await Shop.OrderAsync(order.Text("id")!);
            var expected = won.Text("status") is "CANCELLED" ? ("CANCELLED", "CANCELLED", (2m, 0m)) : ("CONFIRMED", "SHIPPED", (0m, 0m));
            Assert.Equal(expected, (now.Text("status"), now.GetProperty("fulfillments")[0].Text("status"), await Shop.StockAsync(goods)));
        }
    }

    private async Task<IReadOnlyList<(JsonElement Result, IReadOnlyList<JsonElement>? Errors)>> AtOnceAsync(int times, string field, string type, Func<int, object> input)
    {
        var part = char.ToLowerInvariant(type[0]) + type[1..];
        var document = $"mutation($input: {char.ToUpperInvariant(field[0])}{field[1..]}Input!) {{ {field}(input: $input) {{ {part} {{ status version }} errors {{ __typename ... on Error {{ code message field }} ... on {type}VersionConflictError {{ expectedVersion current {{ status version }} }} }} }} }}";
        var answers = await Task.WhenAll(Enumerable.Range(0, times).Select(number => Task.Run(() => Shop.Owner.SendAsync(document, new { input = input(number) }), Cancelled)));

        return [.. answers.Select(answer =>
        {
            Assert.True((int)answer.Status is 200 && answer.Errors is [], answer.Body);
            var payload = answer.Data.GetProperty(field);

            return (payload.GetProperty(part), payload.GetProperty("errors") is { ValueKind: JsonValueKind.Array } errors ? (IReadOnlyList<JsonElement>)[.. errors.EnumerateArray()] : null);
        })];
    }
}

public sealed class ParallelCommandsOnServerTests(ServerHost host) : ParallelCommandsTests(host);

[Trait("Database", "sqlite")]
public sealed class ParallelCommandsOnSqliteTests(SqliteHost host) : ParallelCommandsTests(host);
