using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Inventory;

public sealed class ListStockAdjustmentsTests(ServerHost host) : ApiTest(host)
{
    private const string Adjust = "mutation($input: AdjustStockInput!) { adjustStock(input: $input) { stockAdjustment { number } errors { __typename } } }";

    [Fact]
    public async Task They_come_latest_first_and_another_tenants_not_at_all()
    {
        var (mine, theirs) = (await SignUpAsync(), await SignUpAsync());
        await AdjustAsync(theirs.Owner);
        string first = await AdjustAsync(mine.Owner), second = await AdjustAsync(mine.Owner);

        var nodes = (await mine.Owner.QueryAsync("{ stockAdjustments(where: { isHistory: { eq: false } }) { nodes { number reasonCode warehouse { name } lines { delta } } } }")).GetProperty("stockAdjustments").GetProperty("nodes");

        Assert.Equal([second, first], nodes.EnumerateArray().Select(adjustment => adjustment.GetProperty("number").GetString()!));
        Assert.Equal("4.000", nodes[0].GetProperty("lines")[0].GetProperty("delta").GetRawText());
    }

    private static async Task<string> AdjustAsync(GraphQLClient client)
    {
        var (warehouseId, variantId) = (await client.FirstWarehouseAsync(), await client.VariantAsync());
        var payload = await client.MutateAsync(Adjust, new { input = new { warehouseId, reasonCode = "OPENING", lines = new[] { new { variantId, delta = 4 } } } });

        return payload.GetProperty("stockAdjustment").GetProperty("number").GetString()!;
    }
}
