using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Inventory;

public sealed class AdjustStockTests(ServerHost host) : ApiTest(host)
{
    private const string AdjustStock =
        "mutation($input: AdjustStockInput!) { adjustStock(input: $input) { stockAdjustment { number status reasonCode isHistory note warehouseId lines { variantId delta } } " +
        "errors { __typename ... on Error { code message field } ... on AdjustmentExceedsAvailableError { shortfalls { variantId delta available } } } } }";

    [Fact]
    public async Task An_adjustment_is_posted_under_a_number_and_moves_on_hand()
    {
        var tenant = await SignUpAsync();
        var (warehouseId, variantId) = (await tenant.Owner.FirstWarehouseAsync(), await tenant.Owner.VariantAsync());
        await tenant.Owner.ReceiveAsync(warehouseId, variantId, 10);

        var adjustment = (await tenant.Owner.MutateAsync(AdjustStock, new { input = new { warehouseId, reasonCode = "DAMAGE", note = "wet", lines = new[] { new { variantId, delta = -2.5m } } } })).GetProperty("stockAdjustment");

        Assert.Equal(("POSTED", "DAMAGE", false), (adjustment.GetProperty("status").GetString(), adjustment.GetProperty("reasonCode").GetString(), adjustment.GetProperty("isHistory").GetBoolean()));
        Assert.NotEmpty(adjustment.GetProperty("number").GetString()!);
        Assert.Equal("-2.500", adjustment.GetProperty("lines")[0].GetProperty("delta").GetRawText());
        Assert.Equal(7.5m, (await tenant.Owner.StockAsync(variantId)).OnHand);
    }

    [Fact, Trait("Capability", "X9/part")]
    public async Task It_never_takes_what_orders_hold()
    {
        var tenant = await SignUpAsync();
        var (warehouseId, variantId) = (await tenant.Owner.FirstWarehouseAsync(), await tenant.Owner.VariantAsync());
        await tenant.Owner.ReceiveAsync(warehouseId, variantId, 10);
        Assert.Equal("CONFIRMED", (await tenant.Owner.OrderAsync(variantId, 8)).Status);

        var refused = await tenant.Owner.RefusedAsync(AdjustStock, new { input = new { warehouseId, reasonCode = "COUNT", lines = new[] { new { variantId, delta = -2 }, new { variantId, delta = -1 } } } });

        Assert.Equal(("AdjustmentExceedsAvailableError", "ADJUSTMENT_EXCEEDS_AVAILABLE", "input.lines"), refused.Only());
        var shortfall = refused[0].GetProperty("shortfalls")[0];
        Assert.Equal((variantId, -3m, 2m), (shortfall.GetProperty("variantId").GetString()!, shortfall.GetProperty("delta").GetDecimal(), shortfall.GetProperty("available").GetDecimal()));
        Assert.Equal((10, 8, 2), await tenant.Owner.StockAsync(variantId));
    }

    [Fact]
    public async Task One_line_too_many_and_no_line_is_posted()
    {
        var tenant = await SignUpAsync();
        var (warehouseId, full, empty) = (await tenant.Owner.FirstWarehouseAsync(), await tenant.Owner.VariantAsync(), await tenant.Owner.VariantAsync());
        await tenant.Owner.ReceiveAsync(warehouseId, full, 10);

        var refused = await tenant.Owner.RefusedAsync(AdjustStock, new { input = new { warehouseId, reasonCode = "LOSS", lines = new[] { new { variantId = full, delta = -1 }, new { variantId = empty, delta = -1 } } } });

        Assert.Equal(empty, refused[0].GetProperty("shortfalls")[0].GetProperty("variantId").GetString());
        Assert.Equal(10, (await tenant.Owner.StockAsync(full)).OnHand);
    }

    [Fact]
    public async Task Wrong_differences_and_a_missing_note_are_named()
    {
        var tenant = await SignUpAsync();
        var (warehouseId, variantId) = (await tenant.Owner.FirstWarehouseAsync(), await tenant.Owner.VariantAsync());

        var refused = await tenant.Owner.RefusedAsync(AdjustStock, new { input = new { warehouseId, reasonCode = "OTHER", lines = new[] { new { variantId, delta = 0m }, new { variantId, delta = 1m }, new { variantId, delta = -0.0001m }, new { variantId, delta = -1_000_001m } } } });

        Assert.Equal(["input.note", "input.lines.0.delta", "input.lines.2.delta", "input.lines.3.delta"], refused.Fields("INPUT_INVALID"));
    }

    [Fact]
    public async Task What_is_no_goods_is_not_stocked()
    {
        var tenant = await SignUpAsync();
        var (warehouseId, variantId) = (await tenant.Owner.FirstWarehouseAsync(), await tenant.Owner.VariantAsync("VOUCHER"));

        var refused = await tenant.Owner.RefusedAsync(AdjustStock, new { input = new { warehouseId, reasonCode = "FOUND", lines = new[] { new { variantId, delta = 1 } } } });

        Assert.Equal(("VariantNotStockedError", "VARIANT_NOT_STOCKED", "input.lines.0.variantId"), refused.Only());
    }

    [Fact]
    public async Task Another_tenants_warehouse_and_variant_are_as_unknown_as_ones_that_never_were()
    {
        var (mine, theirs) = (await SignUpAsync(), await SignUpAsync());
        string warehouse = await mine.Owner.FirstWarehouseAsync(), variant = await mine.Owner.VariantAsync();
        string foreignWarehouse = await theirs.Owner.FirstWarehouseAsync(), foreignVariant = await theirs.Owner.VariantAsync();

        async Task<string> Body(string warehouseId, string variantId) =>
            (await mine.Owner.SendAsync(AdjustStock, new { input = new { warehouseId, reasonCode = "FOUND", lines = new[] { new { variantId, delta = 1 } } } })).Body;

        Assert.Contains("WAREHOUSE_NOT_FOUND", await Body(foreignWarehouse, variant), StringComparison.Ordinal);
        Assert.Equal(await Body(NodeIds.Of("Warehouse", Guid.NewGuid()), variant), await Body(foreignWarehouse, variant));
        Assert.Contains("VARIANT_NOT_FOUND", await Body(warehouse, foreignVariant), StringComparison.Ordinal);
        Assert.Equal(await Body(warehouse, NodeIds.Of("Variant", Guid.NewGuid())), await Body(warehouse, foreignVariant));
    }
}
