using System.Text.Json;
using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Orders;

[Trait("Capability", "J2/part")]
public sealed class PackFulfillmentTests(ServerHost host) : OrderTest(host)
{
    [Fact]
    public async Task All_of_it_is_packed_unless_said_otherwise()
    {
        var fulfillment = await Shop.DoAsync("packFulfillment", Shop.Version(await Shop.FulfillmentAsync(3, "startPicking")));

        Assert.Equal(("PACKED", 3m), (fulfillment.Text("status"), fulfillment.GetProperty("lines")[0].GetProperty("quantity").GetDecimal()));
        Assert.NotNull(fulfillment.Text("packedAt"));
    }

    [Fact]
    public async Task What_is_left_over_waits_in_a_new_fulfillment()
    {
        var picking = await Shop.FulfillmentAsync(3, "startPicking");

        await Shop.DoAsync("packFulfillment", Shop.Version(picking, ("lines", new[] { new { lineId = picking.GetProperty("lines")[0].Text("id"), quantity = 1.5m } })));

        var order = await Shop.OrderAsync(picking.GetProperty("order").Text("id")!);
        Assert.Equal([("PACKED", 1.5m), ("PENDING", 1.5m)], order.GetProperty("fulfillments").EnumerateArray().Select(it => (it.Text("status"), it.GetProperty("lines")[0].GetProperty("quantity").GetDecimal())).Order());
        Assert.Equal((3m, 1.5m, 1.5m), (order.GetProperty("lines")[0].GetProperty("allocated").GetDecimal(), order.GetProperty("lines")[0].GetProperty("picked").GetDecimal(), order.GetProperty("lines")[0].GetProperty("packed").GetDecimal()));
    }

    [Fact]
    public async Task What_was_not_found_goes_back_and_is_allocated_in_another_warehouse()
    {
        var goods = await Shop.GoodsAsync(stock: 3);
        await Shop.ReceiveAsync(goods, 5, await Shop.AnotherWarehouseAsync());
        var order = await PackedShortAsync(await Shop.SubmitAsync(await Shop.DraftAsync((goods, 3))));

        var parts = order.GetProperty("fulfillments").EnumerateArray().Select(it => (it.Text("status"), it.GetProperty("lines")[0].GetProperty("quantity").GetDecimal(), it.GetProperty("warehouse").Text("id"))).OrderBy(it => it.Item1).ToList();

        Assert.Equal([("PACKED", 1m), ("PENDING", 2m)], parts.Select(it => (it.Item1, it.Item2)));
        Assert.NotEqual(parts[0].Item3, parts[1].Item3);
        Assert.Equal(("FULL", 3m), (order.Text("allocationStatus"), order.GetProperty("lines")[0].GetProperty("allocated").GetDecimal()));
        Assert.Equal((8, 3), await Shop.StockAsync(goods));
        Assert.Equal(goods.Sku, order.GetProperty("timeline").EnumerateArray().Single(it => it.Text("kind") is "PACKED").GetProperty("data").EnumerateArray().Single(it => it.Text("key") is "skus").Text("value"));
    }

    [Fact]
    public async Task What_no_other_warehouse_has_is_wanted_until_it_can_be_allocated()
    {
        var goods = await Shop.GoodsAsync(stock: 3);

        var order = await PackedShortAsync(await Shop.SubmitAsync(await Shop.DraftAsync((goods, 3))));

        Assert.Equal(["PACKED"], order.GetProperty("fulfillments").EnumerateArray().Select(it => it.Text("status")));
        Assert.Equal(("PARTIAL", 1m), (order.Text("allocationStatus"), order.GetProperty("lines")[0].GetProperty("allocated").GetDecimal()));
        Assert.Equal((3, 1), await Shop.StockAsync(goods));
        await Shop.ReceiveAsync(goods, 2);
        await Shop.DoAsync("allocateOrder", Shop.Version(order));
        Assert.Equal((5, 3), await Shop.StockAsync(goods));
    }

    [Fact]
    public async Task Quantities_that_cannot_be_are_refused()
    {
        var picking = await Shop.FulfillmentAsync(3, "startPicking");
        object Lines(params decimal[] quantities) => quantities.Select(quantity => new { lineId = picking.GetProperty("lines")[0].Text("id"), quantity });

        Assert.Equal(["input.lines.0.quantity"], await InvalidAsync("packFulfillment", Shop.Version(picking, ("lines", Lines(3.001m)))));
        Assert.Equal(["input.lines.0.quantity"], await InvalidAsync("packFulfillment", Shop.Version(picking, ("lines", Lines(-1)))));
        Assert.Equal(["input.lines.0.quantity"], await InvalidAsync("packFulfillment", Shop.Version(picking, ("lines", Lines(0.0001m)))));
        Assert.Equal(["input.lines.1.lineId"], await InvalidAsync("packFulfillment", Shop.Version(picking, ("lines", Lines(1, 1)))));
        Assert.Equal(["input.lines"], await InvalidAsync("packFulfillment", Shop.Version(picking, ("lines", Lines(0)))));
    }

    [Fact, Trait("Proves", "P10"), Trait("Proves", "T1")]
    public async Task Another_companys_line_answers_like_one_that_never_was()
    {
        var picking = await Shop.FulfillmentAsync(1, "startPicking");

        await AssertForeignIsUnknownAsync(
            "packFulfillment", "FulfillmentLine", async shop => (await shop.FulfillmentAsync(1, "startPicking")).GetProperty("lines")[0].Text("id")!,
            id => Shop.Version(picking, ("lines", new[] { new { lineId = id, quantity = 1 } })));
    }

    [Fact]
    public async Task A_line_that_is_not_in_it_is_refused()
    {
        var refusal = await Shop.RefusedAsync("packFulfillment", Shop.Version(await Shop.FulfillmentAsync(1, "startPicking"), ("lines", new[] { new { lineId = NodeIds.Of("FulfillmentLine", Guid.CreateVersion7()), quantity = 1 } })));

        Assert.Equal(("FULFILLMENT_LINE_NOT_FOUND", "input.lines.0.lineId"), (refusal.Text("code"), refusal.Path()));
    }

    [Fact]
    public async Task Only_what_is_being_picked_is_packed() => await AssertStateIsRefusedAsync(
        "packFulfillment", await Shop.FulfillmentAsync(1), "FulfillmentNotPickingError", "FULFILLMENT_NOT_PICKING", "PENDING", ["startPicking", "cancelFulfillment"]);

    [Fact]
    public async Task A_stale_version_is_refused() => await AssertStaleIsRefusedAsync("packFulfillment", await Shop.FulfillmentAsync(1, "startPicking"));

    [Fact]
    public Task Another_companys_fulfillment_does_not_exist() => AssertForeignFulfillmentIsUnknownAsync("packFulfillment");

    [Fact]
    public async Task It_needs_its_permission() => await AssertNeedsAsync(await Shop.Tenant.MemberAsync("sales"), "packFulfillment", Shop.Version(await Shop.FulfillmentAsync(1)));

    /// <summary>Of the order's three pieces one is found.</summary>
    private async Task<JsonElement> PackedShortAsync(JsonElement order)
    {
        var picking = await Shop.DoAsync("startPicking", Shop.Version(order.GetProperty("fulfillments")[0]));
        await Shop.DoAsync("packFulfillment", Shop.Version(picking, ("lines", new[] { new { lineId = picking.GetProperty("lines")[0].Text("id"), quantity = 1, notFound = true } })));

        return await Shop.OrderAsync(order.Text("id")!, "id version allocationStatus lines { allocated } fulfillments { status warehouse { id } lines { quantity } } timeline { kind data { key value } }");
    }
}
