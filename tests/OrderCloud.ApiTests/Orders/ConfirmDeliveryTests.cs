using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Orders;

[Trait("Capability", "K9/part")]
public sealed class ConfirmDeliveryTests(ServerHost host) : OrderTest(host)
{
    [Fact]
    public async Task It_has_arrived_and_the_order_waits_for_its_money()
    {
        var shipped = await Shop.FulfillmentAsync(2, "startPicking", "packFulfillment", "shipFulfillment");

        var fulfillment = await Shop.DoAsync(await Shop.Tenant.MemberAsync("warehouse"), "confirmDelivery", Shop.Version(shipped));

        Assert.Equal(("DELIVERED", "CONFIRMED", "DELIVERED"), (fulfillment.Text("status"), fulfillment.GetProperty("order").Text("status"), fulfillment.GetProperty("order").Text("fulfillmentStatus")));
        Assert.NotNull(fulfillment.Text("deliveredAt"));
    }

    [Fact]
    public async Task An_order_that_owes_nothing_completes()
    {
        var goods = await Shop.GoodsAsync(stock: 1, price: 0);
        var order = await Shop.SubmitAsync(await Shop.DraftAsync((goods, 1)));
        var fulfillment = order.GetProperty("fulfillments")[0];

        foreach (var step in new[] { "startPicking", "packFulfillment", "shipFulfillment", "confirmDelivery" })
            fulfillment = await Shop.DoAsync(step, step is "shipFulfillment" ? Shop.Version(fulfillment, ("carrier", "Van")) : Shop.Version(fulfillment));

        Assert.Equal("COMPLETED", fulfillment.GetProperty("order").Text("status"));
        Assert.NotNull(fulfillment.GetProperty("order").Text("completedAt"));
    }

    [Fact]
    public async Task It_arrives_once() => await AssertStateIsRefusedAsync(
        "confirmDelivery", await Shop.FulfillmentAsync(1, "startPicking", "packFulfillment", "shipFulfillment", "confirmDelivery"), "FulfillmentNotShippedError", "FULFILLMENT_NOT_SHIPPED", "DELIVERED", []);

    [Fact]
    public async Task A_stale_version_is_refused() => await AssertStaleIsRefusedAsync("confirmDelivery", await Shop.FulfillmentAsync(1));

    [Fact]
    public Task Another_companys_fulfillment_does_not_exist() => AssertForeignFulfillmentIsUnknownAsync("confirmDelivery");

    [Fact]
    public async Task It_needs_its_permission() => await AssertNeedsAsync(await Shop.Tenant.MemberAsync("sales"), "confirmDelivery", Shop.Version(await Shop.FulfillmentAsync(1)));
}
