using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Orders;

[Trait("Capability", "E10/part")]
public sealed class CancelOrderTests(ServerHost host) : OrderTest(host)
{
    [Fact]
    public async Task A_confirmed_order_gives_its_stock_back_and_totals_nothing()
    {
        var goods = await Shop.GoodsAsync(stock: 5);
        var confirmed = await Shop.SubmitAsync(await Shop.DraftAsync((goods, 3)));
        await Shop.DoAsync("startPicking", Shop.Version(confirmed.GetProperty("fulfillments")[0]));
        confirmed = await Shop.OrderAsync(confirmed.Text("id")!);

        var order = await Shop.DoAsync("cancelOrder", Shop.Version(confirmed, ("reason", "Ordered twice")));

        Assert.Equal(("CANCELLED", 0m, "VOIDED", "CANCELLED"), (order.Text("status"), order.Amount("total"), order.Text("paymentStatus"), order.GetProperty("fulfillments")[0].Text("status")));
        Assert.Equal((5, 0), await Shop.StockAsync(goods));
    }

    [Fact]
    public async Task Drafts_and_orders_in_review_and_rejected_ones_are_cancelled_too()
    {
        foreach (var order in new[] { await Shop.DraftAsync((await Shop.GoodsAsync(), 1)), await Shop.PendingAsync(), await Shop.RejectedAsync() })
            Assert.Equal("CANCELLED", (await Shop.DoAsync("cancelOrder", Shop.Version(order, ("reason", "Enough")))).Text("status"));
    }

    [Fact]
    public async Task Nothing_is_cancelled_once_something_has_left()
    {
        var shipped = await Shop.FulfillmentAsync(1, "startPicking", "packFulfillment", "shipFulfillment");

        await AssertStateIsRefusedAsync("cancelOrder", shipped.GetProperty("order"), "OrderNotCancellableError", "ORDER_NOT_CANCELLABLE", "CONFIRMED", ["holdOrder", "copyOrder", "assignOrder"], ("reason", "Too late"));
    }

    [Fact]
    public async Task A_reason_is_required() => Assert.Equal(["input.reason"], await InvalidAsync("cancelOrder", Shop.Version(await Shop.ConfirmedAsync(), ("reason", " "))));

    [Fact]
    public async Task A_stale_version_is_refused() => await AssertStaleIsRefusedAsync("cancelOrder", await Shop.ConfirmedAsync(), ("reason", "No"));

    [Fact]
    public Task Another_companys_order_does_not_exist() => AssertForeignOrderIsUnknownAsync("cancelOrder", ("reason", "No"));

    [Fact]
    public async Task It_needs_its_permission() => await AssertNeedsAsync(await Shop.Tenant.MemberAsync("reviewer"), "cancelOrder", Shop.Version(await Shop.ConfirmedAsync(), ("reason", "No")));
}
