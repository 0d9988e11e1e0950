using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Inventory;

public sealed class ListStockLevelsTests(ServerHost host) : ApiTest(host)
{
    [Fact, Trait("Capability", "H1/part"), Trait("Capability", "X9/part")]
    public async Task What_lies_where_is_found_by_warehouse_and_variant_and_sorted_by_on_hand()
    {
        var (tenant, other) = (await SignUpAsync(), await SignUpAsync());
        string near = await tenant.Owner.FirstWarehouseAsync(), far = await tenant.Owner.WarehouseAsync("Far");
        string tea = await tenant.Owner.VariantAsync(), cup = await tenant.Owner.VariantAsync();
        await tenant.Owner.ReceiveAsync(near, tea, 5);
        await tenant.Owner.ReceiveAsync(near, cup, 7);
        await tenant.Owner.ReceiveAsync(far, tea, 9);
        await other.Owner.ReceiveAsync(await other.Owner.FirstWarehouseAsync(), await other.Owner.VariantAsync(), 1);
        Assert.Equal("CONFIRMED", (await tenant.Owner.OrderAsync(tea, 6)).Status);

        const string Levels = "query($where: StockLevelFilterInput) { stockLevels(where: $where, order: { onHand: DESC }) { nodes { onHand allocated reserved unavailable available warehouse { id } variant { id } } } }";
        async Task<string[]> Of(object? where) => [.. (await tenant.Owner.QueryAsync(Levels, new { where })).GetProperty("stockLevels").GetProperty("nodes").EnumerateArray()
            .Select(level => $"{level.GetProperty("onHand")} {level.GetProperty("allocated")} {level.GetProperty("available")}")];

        Assert.Equal(["9.000 1.000 8.000", "7.000 0.000 7.000", "5.000 5.000 0.000"], await Of(null));
        Assert.Equal(["9.000 1.000 8.000", "5.000 5.000 0.000"], await Of(new { variantId = new { eq = tea } }));
        Assert.Equal(["7.000 0.000 7.000", "5.000 5.000 0.000"], await Of(new { warehouseId = new { eq = near } }));
        Assert.Equal(["9.000 1.000 8.000"], await Of(new { onHand = new { gt = 7.5 } }));
    }
}
