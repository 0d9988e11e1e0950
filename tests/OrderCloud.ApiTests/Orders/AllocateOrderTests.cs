using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Orders;

public sealed class AllocateOrderTests(ServerHost host) : OrderTest(host)
{
    [Fact]
    public async Task An_order_whose_fulfillment_was_cancelled_gets_stock_again()
    {
        var cancelled = await Shop.DoAsync("cancelFulfillment", Shop.Version(await Shop.FulfillmentAsync(2), ("reason", "Torn box")));
        Assert.Equal("NONE", cancelled.GetProperty("order").Text("allocationStatus"));

        var order = await Shop.DoAsync(await Shop.Tenant.MemberAsync("warehouse"), "allocateOrder", Shop.Version(cancelled.GetProperty("order")));

        Assert.Equal("FULL", order.Text("allocationStatus"));
        Assert.Equal(["CANCELLED", "PENDING"], order.GetProperty("fulfillments").EnumerateArray().Select(it => it.Text("status")).Order());
    }

    [Fact]
    public async Task Stock_that_is_short_changes_nothing()
    {
        var goods = await Shop.GoodsAsync(stock: 2);
        var order = await Shop.SubmitAsync(await Shop.DraftAsync((goods, 2)));
        var cancelled = await Shop.DoAsync("cancelFulfillment", Shop.Version(order.GetProperty("fulfillments")[0], ("reason", "Gone")));
        await Shop.SubmitAsync(await Shop.DraftAsync((goods, 1)));

        var refusal = await Shop.RefusedAsync("allocateOrder", Shop.Version(cancelled.GetProperty("order")), "... on StockInsufficientError { shortages { wanted available } }");

        Assert.Equal(("STOCK_INSUFFICIENT", 2m, 1m), (refusal.Text("code"), refusal.GetProperty("shortages")[0].GetProperty("wanted").GetDecimal(), refusal.GetProperty("shortages")[0].GetProperty("available").GetDecimal()));
        Assert.Equal((2, 1), await Shop.StockAsync(goods));
    }

    [Fact]
    public async Task An_order_that_lacks_nothing_is_refused() =>
        await AssertStateIsRefusedAsync("allocateOrder", await Shop.ConfirmedAsync(), "OrderNotAllocatableError", "ORDER_NOT_ALLOCATABLE", "CONFIRMED", ["cancelOrder", "holdOrder", "copyOrder", "assignOrder"]);

    [Fact]
    public async Task A_stale_version_is_refused() => await AssertStaleIsRefusedAsync("allocateOrder", await Shop.ConfirmedAsync());

    [Fact]
    public Task Another_companys_order_does_not_exist() => AssertForeignOrderIsUnknownAsync("allocateOrder");

    [Fact]
    public async Task It_needs_its_permission() => await AssertNeedsAsync(await Shop.Tenant.MemberAsync("sales"), "allocateOrder", Shop.Version(await Shop.ConfirmedAsync()));
}
