using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Orders;

public sealed class CancelFulfillmentTests(ServerHost host) : OrderTest(host)
{
    [Theory]
    [InlineData]
    [InlineData("startPicking")]
    [InlineData("startPicking", "packFulfillment")]
    public async Task What_has_not_left_gives_its_allocation_back(params string[] steps)
    {
        var goods = await Shop.GoodsAsync(stock: 5);
        var order = await Shop.SubmitAsync(await Shop.DraftAsync((goods, 2)));
        var fulfillment = order.GetProperty("fulfillments")[0];

        foreach (var step in steps)
            fulfillment = await Shop.DoAsync(step, Shop.Version(fulfillment));

        fulfillment = await Shop.DoAsync("cancelFulfillment", Shop.Version(fulfillment, ("reason", "Torn box")));

        Assert.Equal(("CANCELLED", "CONFIRMED", "NONE"), (fulfillment.Text("status"), fulfillment.GetProperty("order").Text("status"), fulfillment.GetProperty("order").Text("allocationStatus")));
        Assert.Equal((5, 0), await Shop.StockAsync(goods));
    }

    [Fact]
    public async Task What_has_left_is_not_cancelled() => await AssertStateIsRefusedAsync(
        "cancelFulfillment", await Shop.FulfillmentAsync(1, "startPicking", "packFulfillment", "shipFulfillment"), "FulfillmentNotCancellableError", "FULFILLMENT_NOT_CANCELLABLE", "SHIPPED", ["confirmDelivery"], ("reason", "Late"));

    [Fact]
    public async Task A_reason_is_required() => Assert.Equal(["input.reason"], await InvalidAsync("cancelFulfillment", Shop.Version(await Shop.FulfillmentAsync(1), ("reason", ""))));

    [Fact]
    public async Task A_stale_version_is_refused() => await AssertStaleIsRefusedAsync("cancelFulfillment", await Shop.FulfillmentAsync(1), ("reason", "No"));

    [Fact]
    public Task Another_companys_fulfillment_does_not_exist() => AssertForeignFulfillmentIsUnknownAsync("cancelFulfillment", ("reason", "No"));

    [Fact]
    public async Task It_needs_its_permission() => await AssertNeedsAsync(await Shop.Tenant.MemberAsync("sales"), "cancelFulfillment", Shop.Version(await Shop.FulfillmentAsync(1), ("reason", "No")));
}
