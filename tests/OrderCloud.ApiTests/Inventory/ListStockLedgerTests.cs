using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Inventory;

public sealed class ListStockLedgerTests(ServerHost host) : ApiTest(host)
{
    private const string Ledger =
        "query($where: StockLedgerEntryFilterInput) { stockLedger(where: $where) { nodes { kind onHand allocated documentType documentNumber by order { id } goodsReceipt { number } stockAdjustment { number } } } }";

    [Fact, Trait("Capability", "H2/part"), Trait("Capability", "H7/part")]
    public async Task Every_movement_names_its_document_the_latest_first()
    {
        var (tenant, other) = (await SignUpAsync(), await SignUpAsync());
        var (warehouse, tea) = (await tenant.Owner.FirstWarehouseAsync(), await tenant.Owner.VariantAsync());
        await other.Owner.ReceiveAsync(await other.Owner.FirstWarehouseAsync(), await other.Owner.VariantAsync(), 1);
        var number = (await tenant.Owner.ReceiveAsync(warehouse, tea, 5)).GetProperty("number").GetString();
        var order = await tenant.Owner.OrderAsync(tea, 2);
        await tenant.Owner.MutateAsync("mutation($input: CancelOrderInput!) { cancelOrder(input: $input) { errors { __typename } } }", new { input = new { id = order.Id, expectedVersion = order.Version, reason = "changed his mind" } });

        var entries = (await tenant.Owner.QueryAsync(Ledger)).GetProperty("stockLedger").GetProperty("nodes").EnumerateArray().ToList();

        Assert.Equal(
            ["RELEASE 0.000 -2.000 ORDER", "ALLOCATE 0.000 2.000 ORDER", "RECEIPT 5.000 0.000 GOODS_RECEIPT"],
            entries.Select(entry => $"{entry.GetProperty("kind")} {entry.GetProperty("onHand")} {entry.GetProperty("allocated")} {entry.GetProperty("documentType")}"));
        Assert.Equal([order.Id, order.Id], entries.Take(2).Select(entry => entry.GetProperty("order").GetProperty("id").GetString()!));
        Assert.Equal((number, number), (entries[2].GetProperty("documentNumber").GetString(), entries[2].GetProperty("goodsReceipt").GetProperty("number").GetString()));
        Assert.All(entries, entry => Assert.NotEmpty(entry.GetProperty("by").GetString()!));
    }

    [Fact]
    public async Task It_is_found_by_variant_warehouse_kind_and_order()
    {
        var tenant = await SignUpAsync();
        var (warehouse, tea, cup) = (await tenant.Owner.FirstWarehouseAsync(), await tenant.Owner.VariantAsync(), await tenant.Owner.VariantAsync());
        await tenant.Owner.ReceiveAsync(warehouse, tea, 5);
        await tenant.Owner.ReceiveAsync(warehouse, cup, 5);
        var order = await tenant.Owner.OrderAsync(tea, 2);

        async Task<int> Count(object where) => (await tenant.Owner.QueryAsync(Ledger, new { where })).GetProperty("stockLedger").GetProperty("nodes").GetArrayLength();

        Assert.Equal(2, await Count(new { variantId = new { eq = tea } }));
        Assert.Equal(3, await Count(new { warehouseId = new { eq = warehouse } }));
        Assert.Equal(1, await Count(new { kind = new { eq = "ALLOCATE" } }));
        Assert.Equal(1, await Count(new { orderId = new { eq = order.Id } }));
    }
}
