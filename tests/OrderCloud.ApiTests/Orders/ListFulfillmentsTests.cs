using System.Text.Json;
using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Orders;

public sealed class ListFulfillmentsTests(ServerHost host) : OrderTest(host)
{
    private ListWalk List => new(Shop.Owner, "Fulfillment", "fulfillments");

    [Fact]
    public async Task By_every_sort_pages_forward_and_back_lose_and_repeat_nothing_while_some_come_in()
    {
        var goods = await Shop.GoodsAsync(stock: 100);

        for (var order = 0; order < 6; order++)
            await ConfirmedAsync(goods);

        await List.AssertEachSortAsync(["number", "createdAt"], () => ConfirmedAsync(goods));
    }

    [Fact]
    public async Task Every_filter_finds_its_fulfillments_and_counts_them()
    {
        var (goods, depot) = (await Shop.GoodsAsync(stock: 3), await Shop.AnotherWarehouseAsync());
        var (first, shipped) = (await ConfirmedAsync(goods), await ConfirmedAsync(goods));
        foreach (var step in new[] { "startPicking", "packFulfillment", "shipFulfillment" })
            shipped = await Shop.DoAsync(step, step is "shipFulfillment" ? Shop.Version(shipped, ("carrier", "Post"), ("trackingNumber", "RM 1 GB")) : Shop.Version(shipped));
        await Shop.DoAsync("cancelFulfillment", Shop.Version(await ConfirmedAsync(goods), ("reason", "Broken")));
        var cancelled = (await List.IdsAsync(new { status = new { eq = "CANCELLED" } })).Single();
        await Shop.ReceiveAsync(goods, 1, depot);
        // The first warehouse, which has one again, comes before the depot.
        var (again, far) = (await ConfirmedAsync(goods), await ConfirmedAsync(goods));
        var createdAt = (await Shop.Owner.QueryAsync("query($id: ID!) { node(id: $id) { ... on Fulfillment { createdAt } } }", new { id = again.Text("id") })).GetProperty("node").Text("createdAt");

        await AssertFindsAsync([first, shipped, again, far], new { status = new { neq = "CANCELLED" } });
        await AssertFindsAsync([shipped], new { trackingNumber = new { eq = "RM 1 GB" } }, new { trackingNumber = new { icontains = "rm 1" } }, new { status = new { @in = new[] { "SHIPPED" } } });
        await AssertFindsAsync([far], new { warehouseId = new { eq = depot } });
        await AssertFindsAsync([first], new { number = new { eq = first.Text("number") } });
        await AssertFindsAsync([again, far], new { createdAt = new { gte = createdAt } });
        Assert.Equal([far.Text("id"), again.Text("id"), cancelled], (await List.IdsAsync()).Take(3));
    }

    [Fact]
    public async Task A_long_list_costs_as_many_statements_as_a_short_one()
    {
        var goods = await Shop.GoodsAsync(stock: 10);

        for (var order = 0; order < 8; order++)
            await ConfirmedAsync(goods);

        const string document = "query($n: Int) { fulfillments(first: $n) { totalCount nodes { number warehouse { name } order { number customer { name } } lines { sku quantity } } } }";
        var (few, many) = (await StatementsAsync(Shop.Owner, document, new { n = 2 }), await StatementsAsync(Shop.Owner, document, new { n = 8 }));

        Assert.Equal(few, many);
        Assert.InRange(many, 5, 8);
    }

    [Fact, Trait("Proves", "T1/part")]
    public async Task Another_companys_fulfillments_are_neither_listed_nor_found()
    {
        var theirs = await new Shop(await SignUpAsync("GBP")).FulfillmentAsync(1);

        Assert.Equal((0, 0), ((await List.IdsAsync()).Count, await List.CountAsync()));
        Assert.Empty(await List.IdsAsync(new { number = new { eq = theirs.Text("number") } }));
    }

    [Fact]
    public Task It_needs_its_permission() => AssertReadingNeedsAsync("orders:read", "{ fulfillments { totalCount } }");

    private async Task<JsonElement> ConfirmedAsync(Goods goods)
    {
        var order = await Shop.SubmitAsync(await Shop.DraftAsync((goods, 1)));
        Assert.Equal("CONFIRMED", order.Text("status"));

        return order.GetProperty("fulfillments")[0];
    }

    private async Task AssertFindsAsync(IReadOnlyList<JsonElement> fulfillments, params object[] filters)
    {
        foreach (var where in filters)
        {
            Assert.Equal(fulfillments.Select(it => it.Text("id")).Order(), (await List.IdsAsync(where)).Order());
            Assert.Equal(fulfillments.Count, await List.CountAsync(where));
        }
    }
}
