using System.Text.Json;
using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Orders;

public sealed class HoldOrderTests(ServerHost host) : OrderTest(host)
{
    private const string Refusal = "... on OrderOnHoldError { allowed }";

    [Fact]
    public async Task On_hold_nothing_of_it_is_picked_packed_or_shipped_and_each_refusal_says_what_is_allowed()
    {
        foreach (var (steps, command) in new (string[], string)[] { ([], "startPicking"), (["startPicking"], "packFulfillment"), (["startPicking", "packFulfillment"], "shipFulfillment") })
        {
            var order = await Shop.ConfirmedAsync();
            var fulfillment = order.GetProperty("fulfillments")[0];

            foreach (var step in steps)
                fulfillment = await Shop.DoAsync(step, Shop.Version(fulfillment));

            await HoldAsync(await Shop.OrderAsync(order.Text("id")!));
            var held = (await Shop.OrderAsync(order.Text("id")!, "fulfillments { id version onHold }")).GetProperty("fulfillments")[0];

            var refusal = await Shop.RefusedAsync(command, Shop.Version(held, command is "shipFulfillment" ? [("carrier", "Post")] : []), Refusal);

            Assert.True(held.GetProperty("onHold").GetBoolean());
            Assert.Equal(("OrderOnHoldError", "ORDER_ON_HOLD"), (refusal.Text("__typename"), refusal.Text("code")));
            Assert.Equal(["cancelFulfillment", "releaseOrder"], refusal.Texts("allowed"));
        }
    }

    [Fact]
    public async Task Nor_is_stock_allocated_to_it()
    {
        var order = await Shop.ConfirmedAsync();
        await Shop.DoAsync("cancelFulfillment", Shop.Version(order.GetProperty("fulfillments")[0], ("reason", "Wrong shelf")));
        var held = await HoldAsync(await Shop.OrderAsync(order.Text("id")!));

        var refusal = await Shop.RefusedAsync("allocateOrder", Shop.Version(held), Refusal);

        Assert.Equal("ORDER_ON_HOLD", refusal.Text("code"));
        Assert.Equal(["cancelOrder", "releaseOrder", "copyOrder", "assignOrder"], refusal.Texts("allowed"));
    }

    [Fact]
    public async Task The_timeline_says_who_held_it_and_why()
    {
        var held = await HoldAsync(await Shop.ConfirmedAsync());

        var order = await Shop.OrderAsync(held.Text("id")!, "onHold timeline { kind data { key value } }");
        var last = order.GetProperty("timeline").EnumerateArray().Last();
        Assert.Equal((true, "HELD", "reason", "Card was stolen?"), (order.GetProperty("onHold").GetBoolean(), last.Text("kind"), last.GetProperty("data")[0].Text("key"), last.GetProperty("data")[0].Text("value")));
    }

    [Fact]
    public async Task The_order_says_why_it_is_on_hold_until_it_is_released()
    {
        var held = await HoldAsync(await Shop.ConfirmedAsync());
        Assert.Equal("Card was stolen?", (await Shop.OrderAsync(held.Text("id")!, "holdReason")).Text("holdReason"));

        await Shop.DoAsync("releaseOrder", Shop.Version(held));

        Assert.Null((await Shop.OrderAsync(held.Text("id")!, "holdReason")).Text("holdReason"));
    }

    [Fact]
    public async Task It_is_held_once() => await AssertStateIsRefusedAsync(
        "holdOrder", await HoldAsync(await Shop.ConfirmedAsync()), "OrderNotHoldableError", "ORDER_NOT_HOLDABLE", "CONFIRMED", ["cancelOrder", "releaseOrder", "copyOrder", "assignOrder"], ("reason", "Again"));

    [Fact]
    public async Task Only_a_confirmed_order_is_held() => await AssertStateIsRefusedAsync(
        "holdOrder", await Shop.PendingAsync(), "OrderNotHoldableError", "ORDER_NOT_HOLDABLE", "PENDING_REVIEW", ["approveOrder", "rejectOrder", "withdrawOrder", "cancelOrder", "copyOrder", "assignOrder"], ("reason", "Wait"));

    [Fact]
    public async Task A_reason_is_required() => Assert.Equal(["input.reason"], await InvalidAsync("holdOrder", Shop.Version(await Shop.ConfirmedAsync(), ("reason", " "))));

    [Fact]
    public async Task A_stale_version_is_refused() => await AssertStaleIsRefusedAsync("holdOrder", await Shop.ConfirmedAsync(), ("reason", "Wait"));

    [Fact]
    public Task Another_companys_order_does_not_exist() => AssertForeignOrderIsUnknownAsync("holdOrder", ("reason", "Wait"));

    [Fact]
    public async Task It_needs_its_permission() => await AssertNeedsAsync(await Shop.Tenant.MemberAsync("sales"), "holdOrder", Shop.Version(await Shop.ConfirmedAsync(), ("reason", "Wait")));

    private Task<JsonElement> HoldAsync(JsonElement order) => Shop.DoAsync("holdOrder", Shop.Version(order, ("reason", "Card was stolen?")));
}
