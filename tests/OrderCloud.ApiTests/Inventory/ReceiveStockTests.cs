using System.Text.Json;
using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Inventory;

public sealed class ReceiveStockTests(ServerHost host) : ApiTest(host)
{
    [Fact, Trait("Capability", "H7/part")]
    public async Task What_came_in_is_posted_under_a_number_and_available_at_once()
    {
        var tenant = await SignUpAsync();
        var (warehouseId, variantId) = (await tenant.Owner.FirstWarehouseAsync(), await tenant.Owner.VariantAsync());

        var receipt = (await tenant.Owner.MutateAsync(StockSteps.ReceiveStock, new
        {
            input = new { warehouseId, reference = " DN 42 ", lines = new object[] { new { variantId, quantity = 2.5m, note = "box 1" }, new { variantId, quantity = 1 } } },
        })).GetProperty("goodsReceipt");

        Assert.Equal(("POSTED", "DN 42"), (receipt.GetProperty("status").GetString(), receipt.GetProperty("reference").GetString()));
        Assert.NotEmpty(receipt.GetProperty("number").GetString()!);
        Assert.Equal(["2.500", "1.000"], receipt.GetProperty("lines").EnumerateArray().Select(line => line.GetProperty("quantity").GetRawText()));
        Assert.Equal((3.5m, 0, 3.5m), await tenant.Owner.StockAsync(variantId));
    }

    [Fact]
    public async Task Two_receipts_have_two_numbers()
    {
        var tenant = await SignUpAsync();
        var (warehouseId, variantId) = (await tenant.Owner.FirstWarehouseAsync(), await tenant.Owner.VariantAsync());

        JsonElement first = await tenant.Owner.ReceiveAsync(warehouseId, variantId, 1), second = await tenant.Owner.ReceiveAsync(warehouseId, variantId, 1);

        Assert.NotEqual(first.GetProperty("number").GetString(), second.GetProperty("number").GetString());
    }

    [Fact]
    public async Task The_same_call_sent_again_receives_nothing_more()
    {
        var tenant = await SignUpAsync();
        var (warehouseId, variantId) = (await tenant.Owner.FirstWarehouseAsync(), await tenant.Owner.VariantAsync());
        var call = new { input = new { warehouseId, lines = new[] { new { variantId, quantity = 2 } } } };

        var first = await tenant.Owner.MutateAsync(StockSteps.ReceiveStock, call, idempotencyKey: "delivery-1");
        var again = await tenant.Owner.MutateAsync(StockSteps.ReceiveStock, call, idempotencyKey: "delivery-1");

        Assert.Equal(first.GetRawText(), again.GetRawText());
        Assert.Equal(2, (await tenant.Owner.StockAsync(variantId)).OnHand);
    }

    [Theory]
    [InlineData("0"), InlineData("-1"), InlineData("1000000.001"), InlineData("0.0001"), InlineData("79228162514264337593543950335")]
    public async Task A_quantity_that_is_none_is_refused_and_named(string quantity)
    {
        var tenant = await SignUpAsync();
        var (warehouseId, variantId) = (await tenant.Owner.FirstWarehouseAsync(), await tenant.Owner.VariantAsync());

        var refused = await tenant.Owner.RefusedAsync(StockSteps.ReceiveStock, new { input = new { warehouseId, lines = new object[] { new { variantId, quantity = 1 }, new { variantId, quantity = decimal.Parse(quantity, System.Globalization.CultureInfo.InvariantCulture) } } } });

        Assert.Equal(["input.lines.1.quantity"], refused.Fields("INPUT_INVALID"));
        Assert.Equal(0, (await tenant.Owner.StockAsync(variantId)).OnHand);
    }

    [Fact]
    public async Task Everything_wrong_is_told_at_once()
    {
        var tenant = await SignUpAsync();
        var (warehouseId, variantId) = (await tenant.Owner.FirstWarehouseAsync(), await tenant.Owner.VariantAsync());

        var refused = await tenant.Owner.RefusedAsync(StockSteps.ReceiveStock, new { input = new { warehouseId, reference = new string('x', 101), lines = new[] { new { variantId, quantity = 0, note = new string('x', 501) } } } });
        var empty = await tenant.Owner.RefusedAsync(StockSteps.ReceiveStock, new { input = new { warehouseId, lines = Array.Empty<object>() } });
        var tooMany = await tenant.Owner.RefusedAsync(StockSteps.ReceiveStock, new { input = new { warehouseId, lines = Enumerable.Repeat(new { variantId, quantity = 1 }, 251) } });

        Assert.Equal(["input.reference", "input.lines.0.quantity", "input.lines.0.note"], refused.Fields("INPUT_INVALID"));
        Assert.Equal(["input.lines"], empty.Fields("INPUT_INVALID"));
        Assert.Equal(["input.lines"], tooMany.Fields("INPUT_INVALID"));
    }

    [Fact]
    public async Task An_inactive_warehouse_receives_nothing_and_the_refusal_says_what_is_allowed()
    {
        var tenant = await SignUpAsync();
        var (warehouseId, variantId) = (await tenant.Owner.WarehouseAsync("Closed"), await tenant.Owner.VariantAsync());
        await tenant.Owner.MutateAsync("mutation($id: ID!) { updateWarehouse(input: { id: $id, expectedVersion: 1, isActive: false }) { errors { __typename } } }", new { id = warehouseId });

        var refused = await tenant.Owner.RefusedAsync(
            "mutation($input: ReceiveStockInput!) { receiveStock(input: $input) { errors { __typename ... on Error { code message field } ... on WarehouseInactiveError { allowed } } } }",
            new { input = new { warehouseId, lines = new[] { new { variantId, quantity = 1 } } } });

        Assert.Equal(("WarehouseInactiveError", "WAREHOUSE_INACTIVE", "input.warehouseId"), refused.Only());
        Assert.Equal("""["updateWarehouse","adjustStock"]""", refused[0].GetProperty("allowed").GetRawText());
    }

    [Fact]
    public async Task What_is_no_goods_is_not_stocked()
    {
        var tenant = await SignUpAsync();
        var (warehouseId, variantId) = (await tenant.Owner.FirstWarehouseAsync(), await tenant.Owner.VariantAsync("SERVICE"));

        var refused = await tenant.Owner.RefusedAsync(StockSteps.ReceiveStock, new { input = new { warehouseId, lines = new[] { new { variantId, quantity = 1 } } } });

        Assert.Equal(("VariantNotStockedError", "VARIANT_NOT_STOCKED", "input.lines.0.variantId"), refused.Only());
    }

    [Fact]
    public async Task Another_tenants_warehouse_and_variant_are_as_unknown_as_ones_that_never_were()
    {
        var (mine, theirs) = (await SignUpAsync(), await SignUpAsync());
        string warehouse = await mine.Owner.FirstWarehouseAsync(), variant = await mine.Owner.VariantAsync();
        string foreignWarehouse = await theirs.Owner.FirstWarehouseAsync(), foreignVariant = await theirs.Owner.VariantAsync();

        async Task<string> Body(string warehouseId, string variantId) =>
            (await mine.Owner.SendAsync(StockSteps.ReceiveStock, new { input = new { warehouseId, lines = new[] { new { variantId, quantity = 1 } } } })).Body;

        Assert.Contains("WAREHOUSE_NOT_FOUND", await Body(foreignWarehouse, variant), StringComparison.Ordinal);
        Assert.Equal(await Body(NodeIds.Of("Warehouse", Guid.NewGuid()), variant), await Body(foreignWarehouse, variant));
        Assert.Contains("VARIANT_NOT_FOUND", await Body(warehouse, foreignVariant), StringComparison.Ordinal);
        Assert.Equal(await Body(warehouse, NodeIds.Of("Variant", Guid.NewGuid())), await Body(warehouse, foreignVariant));
        Assert.Equal(0, (await theirs.Owner.StockAsync(foreignVariant)).OnHand);
    }

    [Fact]
    public async Task Who_may_only_read_receives_nothing()
    {
        var tenant = await SignUpAsync();
        var (warehouseId, variantId) = (await tenant.Owner.FirstWarehouseAsync(), await tenant.Owner.VariantAsync());
        var reader = await tenant.ApiClientAsync("inventory:read");

        var answer = await reader.SendAsync(StockSteps.ReceiveStock, new { input = new { warehouseId, lines = new[] { new { variantId, quantity = 1 } } } });

        Assert.Equal(["AUTH_NOT_AUTHORIZED"], answer.Codes);
    }
}
