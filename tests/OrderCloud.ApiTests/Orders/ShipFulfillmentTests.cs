using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Orders;

[Trait("Capability", "K2/part")]
public sealed class ShipFulfillmentTests(ServerHost host) : OrderTest(host)
{
    [Fact]
    public async Task It_leaves_with_its_carrier_and_its_goods_are_issued()
    {
        var goods = await Shop.GoodsAsync(stock: 5);
        var order = await Shop.SubmitAsync(await Shop.DraftAsync((goods, 2)));
        var packed = await Shop.DoAsync("packFulfillment", Shop.Version(await Shop.DoAsync("startPicking", Shop.Version(order.GetProperty("fulfillments")[0]))));

        var fulfillment = await Shop.DoAsync("shipFulfillment", Shop.Version(packed, ("carrier", " SF Express "), ("trackingNumber", "SF123")));

        Assert.Equal(("SHIPPED", "SF Express", "SF123", "SHIPPED"), (fulfillment.Text("status"), fulfillment.Text("carrier"), fulfillment.Text("trackingNumber"), fulfillment.GetProperty("order").Text("fulfillmentStatus")));
        Assert.Equal((3, 0), await Shop.StockAsync(goods));
    }

    [Fact]
    public async Task A_part_that_leaves_first_makes_the_order_partly_shipped()
    {
        var picking = await Shop.FulfillmentAsync(3, "startPicking");
        var packed = await Shop.DoAsync("packFulfillment", Shop.Version(picking, ("lines", new[] { new { lineId = picking.GetProperty("lines")[0].Text("id"), quantity = 1 } })));

        var fulfillment = await Shop.DoAsync("shipFulfillment", Shop.Version(packed, ("carrier", "Van")));

        Assert.Equal(("PARTIALLY_SHIPPED", "FULL"), (fulfillment.GetProperty("order").Text("fulfillmentStatus"), fulfillment.GetProperty("order").Text("allocationStatus")));
    }

    [Fact]
    public async Task A_carrier_is_required_and_both_are_bounded()
    {
        var packed = await Shop.FulfillmentAsync(1, "startPicking", "packFulfillment");

        Assert.Equal(["input.carrier"], await InvalidAsync("shipFulfillment", Shop.Version(packed, ("carrier", " "))));
        Assert.Equal(["input.carrier", "input.trackingNumber"], await InvalidAsync("shipFulfillment", Shop.Version(packed, ("carrier", new string('c', 61)), ("trackingNumber", new string('t', 101)))));
    }

    [Fact]
    public async Task Only_what_is_packed_leaves() => await AssertStateIsRefusedAsync(
        "shipFulfillment", await Shop.FulfillmentAsync(1, "startPicking"), "FulfillmentNotPackedError", "FULFILLMENT_NOT_PACKED", "PICKING", ["packFulfillment", "cancelFulfillment"], ("carrier", "Post"));

    [Fact]
    public async Task A_stale_version_is_refused() => await AssertStaleIsRefusedAsync("shipFulfillment", await Shop.FulfillmentAsync(1, "startPicking", "packFulfillment"), ("carrier", "Post"));

    [Fact]
    public Task Another_companys_fulfillment_does_not_exist() => AssertForeignFulfillmentIsUnknownAsync("shipFulfillment", ("carrier", "Post"));

    [Fact]
    public async Task It_needs_its_permission() => await AssertNeedsAsync(await Shop.Tenant.MemberAsync("sales"), "shipFulfillment", Shop.Version(await Shop.FulfillmentAsync(1), ("carrier", "Post")));
}
