using System.Text.Json;
using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Inventory;

public sealed class GetStockTests(ServerHost host) : ApiTest(host)
{
    [Fact, Trait("Capability", "H1/part")]
    public async Task Totals_run_over_all_warehouses()
    {
        var tenant = await SignUpAsync();
        var tea = await tenant.Owner.VariantAsync();
        await tenant.Owner.ReceiveAsync(await tenant.Owner.FirstWarehouseAsync(), tea, 3);
        await tenant.Owner.ReceiveAsync(await tenant.Owner.WarehouseAsync("Far"), tea, 3);
        await tenant.Owner.OrderAsync(tea, 5);

        Assert.Equal((6, 5, 1), await tenant.Owner.StockAsync(tea));
    }

    [Fact]
    public async Task A_variant_tells_its_stock_by_itself()
    {
        var tenant = await SignUpAsync();
        var (tea, cup) = (await tenant.Owner.VariantAsync(), await tenant.Owner.VariantAsync());
        await tenant.Owner.ReceiveAsync(await tenant.Owner.FirstWarehouseAsync(), tea, 3);

        var nodes = (await tenant.Owner.QueryAsync("query($ids: [ID!]!) { nodes(ids: $ids) { ... on Variant { stock { available } } } }", new { ids = new[] { tea, cup } })).GetProperty("nodes");

        Assert.Equal("""[{"stock":{"available":3.000}},{"stock":{"available":0.000}}]""", nodes.GetRawText());
    }

    [Fact]
    public async Task Another_tenants_variant_is_as_unknown_as_one_that_never_was()
    {
        var (mine, theirs) = (await SignUpAsync(), await SignUpAsync());
        var foreign = await theirs.Owner.VariantAsync();
        await theirs.Owner.ReceiveAsync(await theirs.Owner.FirstWarehouseAsync(), foreign, 3);

        var answers = await Task.WhenAll(new[] { foreign, NodeIds.Of("Variant", Guid.NewGuid()) }.Select(id => mine.Owner.SendAsync("query($id: ID!) { stock(variantId: $id) { onHand } }", new { id })));

        Assert.Equal(JsonValueKind.Null, answers[0].Data.GetProperty("stock").ValueKind);
        Assert.Equal(answers[1].Body, answers[0].Body);
    }
}
