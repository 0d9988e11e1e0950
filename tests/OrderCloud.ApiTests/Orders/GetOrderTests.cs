using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Orders;

public sealed class GetOrderTests(ServerHost host) : OrderTest(host)
{
    private const string Document = "query($id: ID!) { order(id: $id) { id status } }";

    [Fact]
    public async Task It_tells_what_the_command_that_made_it_told()
    {
        var made = await Shop.ConfirmedAsync();

        Assert.Equal(made.GetRawText(), (await Shop.OrderAsync(made.Text("id")!)).GetRawText());
    }

    [Fact]
    public async Task It_tells_what_the_caller_may_do_now()
    {
        var order = await Shop.PendingAsync();

        async Task<string[]> AllowedAsync(GraphQLClient client) =>
            [.. (await client.QueryAsync("query($id: ID!) { order(id: $id) { allowedActions { field allowed } } }", new { id = order.Text("id") })).GetProperty("order").GetProperty("allowedActions")
                .EnumerateArray().Where(action => action.GetProperty("allowed").GetBoolean()).Select(action => action.Text("field")!)];

        Assert.Equal(["cancelOrder", "approveOrder", "rejectOrder", "withdrawOrder", "copyOrder", "assignOrder"], await AllowedAsync(Shop.Owner));
        var warehouse = await Shop.Tenant.MemberAsync("warehouse");
        Assert.Equal(["cancelOrder", "withdrawOrder", "copyOrder", "assignOrder"], await AllowedAsync(Shop.Owner));
        Assert.Empty(await AllowedAsync(warehouse));
    }

    [Fact, Trait("Proves", "T1/part")]
    public Task Another_companys_order_does_not_exist() => AssertForeignIsNullAsync(Document, async shop => (await shop.PendingAsync()).Text("id")!);

    [Theory]
    [InlineData("nonsense")]
    [InlineData("T3JkZXI6")]
    public async Task What_is_no_id_is_refused_before_anything_runs(string id) => Assert.Equal(["HC0016"], (await Shop.Owner.SendAsync(Document, new { id })).Codes);

    [Fact]
    public async Task An_id_of_something_else_is_refused() =>
        Assert.Equal(["HC0016"], (await Shop.Owner.SendAsync(Document, new { id = NodeIds.Of("Customer", NodeIds.ToGuid((await Shop.CustomerAsync()).Text("id")!)) })).Codes);

    [Fact]
    public async Task A_large_order_costs_as_many_statements_as_a_small_one()
    {
        var goods = await Shop.GoodsAsync(stock: 100);
        var small = await Shop.SubmitAsync(await Shop.DraftAsync((goods, 1)));
        var large = await Shop.SubmitAsync(await Shop.DraftAsync([.. Enumerable.Repeat((goods, 1m), 40)]));
        const string all = $"query($id: ID!) {{ order(id: $id) {{ {Shop.Order} customer {{ name }} timeline {{ kind }} }} }}";

        var (few, many) = (await StatementsAsync(Shop.Owner, all, new { id = small.Text("id") }), await StatementsAsync(Shop.Owner, all, new { id = large.Text("id") }));

        Assert.Equal(few, many);
        Assert.InRange(many, 6, 9);
    }

    [Fact]
    public async Task It_needs_its_permission() => await AssertReadingNeedsAsync("orders:read", Document, new { id = (await Shop.DoAsync("createOrder", new { })).Text("id") });
}
