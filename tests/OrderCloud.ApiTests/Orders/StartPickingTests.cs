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
    public async Task What_is_to_be_picked_lies_by_SKU_however_it_was_entered()
    {
        string[] skus = [.. "GCHAEBFD".Select(letter => $"{letter}-{Guid.NewGuid():N}")];
        var lines = new List<(Goods, decimal)>();

        foreach (var sku in skus)
            lines.Add((await Shop.GoodsAsync(stock: 1, sku: sku), 1));

        var order = await Shop.SubmitAsync(await Shop.DraftAsync([.. lines]));
        var read = await Shop.Owner.QueryAsync("query($id: ID!) { order(id: $id) { fulfillments { lines { sku } } } }", new { id = order.Text("id") });

        Assert.Equal(skus.Order(StringComparer.Ordinal), Assert.Single(read.GetProperty("order").GetProperty("fulfillments").EnumerateArray()).GetProperty("lines").EnumerateArray().Select(line => line.Text("sku")));
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
