using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Orders;

public sealed class StartPickingTests(ServerHost host) : OrderTest(host)
{
    [Fact, Trait("Capability", "J1/part")]
    public async Task Picking_starts()
    {
        var pending = await Shop.FulfillmentAsync(2);

        var fulfillment = await Shop.DoAsync(await Shop.Tenant.MemberAsync("warehouse"), "startPicking", Shop.Version(pending));

        Assert.Equal(("PICKING", pending.Text("number"), 2), (fulfillment.Text("status"), fulfillment.Text("number"), fulfillment.Number("version")));
    }

    [Fact]
    public async Task It_starts_once() => await AssertStateIsRefusedAsync(
        "startPicking", await Shop.FulfillmentAsync(2, "startPicking"), "FulfillmentNotPendingError", "FULFILLMENT_NOT_PENDING", "PICKING", ["packFulfillment", "cancelFulfillment"]);

    [Fact]
    public async Task A_stale_version_is_refused() => await AssertStaleIsRefusedAsync("startPicking", await Shop.FulfillmentAsync(1));

    [Fact]
    public Task Another_companys_fulfillment_does_not_exist() => AssertForeignFulfillmentIsUnknownAsync("startPicking");

    [Fact]
    public async Task It_needs_its_permission() => await AssertNeedsAsync(await Shop.Tenant.MemberAsync("sales"), "startPicking", Shop.Version(await Shop.FulfillmentAsync(1)));
}
