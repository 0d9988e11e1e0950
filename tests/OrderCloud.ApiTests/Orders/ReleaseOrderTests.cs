using OrderCloud.ApiTests.Hosting;
using OrderCloud.ApiTests.Payments;

namespace OrderCloud.ApiTests.Orders;

public sealed class ReleaseOrderTests(ServerHost host) : OrderTest(host)
{
    [Fact]
    public async Task Released_it_goes_on_where_it_was_stopped()
    {
        var held = await Shop.DoAsync("holdOrder", Shop.Version(await Shop.ConfirmedAsync(), ("reason", "Wait")));

        var order = await Shop.DoAsync("releaseOrder", Shop.Version(held, ("note", "Card is good")));
        var fulfillment = await Shop.DoAsync("startPicking", Shop.Version(order.GetProperty("fulfillments")[0]));

        Assert.Equal("PICKING", fulfillment.Text("status"));
        var told = await Shop.OrderAsync(order.Text("id")!, "onHold timeline { kind data { value } }");
        Assert.False(told.GetProperty("onHold").GetBoolean());
        Assert.Equal("Card is good", told.GetProperty("timeline").EnumerateArray().Single(it => it.Text("kind") is "RELEASED").GetProperty("data")[0].Text("value"));
    }

    [Fact]
    public async Task One_that_arrived_and_was_paid_meanwhile_completes()
    {
        var shipped = await Shop.FulfillmentAsync(2, "startPicking", "packFulfillment", "shipFulfillment");
        var id = shipped.GetProperty("order").Text("id")!;
        await Shop.DoAsync("holdOrder", Shop.Version(await Shop.OrderAsync(id), ("reason", "Wait")));
        await Shop.DoAsync("confirmDelivery", Shop.Version(shipped));
        await Shop.Owner.RecordAsync(9.98m, id);
        var paid = await Shop.OrderAsync(id);

        var released = await Shop.DoAsync("releaseOrder", Shop.Version(paid));

        Assert.Equal(("CONFIRMED", "COMPLETED"), (paid.Text("status"), released.Text("status")));
    }

    [Fact]
    public async Task Only_what_is_on_hold_is_released() =>
        await AssertStateIsRefusedAsync("releaseOrder", await Shop.ConfirmedAsync(), "OrderNotOnHoldError", "ORDER_NOT_ON_HOLD", "CONFIRMED", ["cancelOrder", "holdOrder", "copyOrder", "assignOrder"]);

    [Fact]
    public async Task A_stale_version_is_refused() => await AssertStaleIsRefusedAsync("releaseOrder", await Shop.ConfirmedAsync());

    [Fact]
    public Task Another_companys_order_does_not_exist() => AssertForeignOrderIsUnknownAsync("releaseOrder");

    [Fact]
    public async Task It_needs_its_permission() => await AssertNeedsAsync(await Shop.Tenant.MemberAsync("sales"), "releaseOrder", Shop.Version(await Shop.ConfirmedAsync()));
}
