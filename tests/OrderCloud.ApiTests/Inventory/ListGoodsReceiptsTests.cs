using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Inventory;

public sealed class ListGoodsReceiptsTests(ServerHost host) : ApiTest(host)
{
    [Fact, Trait("Capability", "H7/part")]
    public async Task They_come_latest_first_and_another_tenants_not_at_all()
    {
        var (mine, theirs) = (await SignUpAsync(), await SignUpAsync());
        await theirs.Owner.ReceiveAsync(await theirs.Owner.FirstWarehouseAsync(), await theirs.Owner.VariantAsync(), 1);
        var (warehouse, tea) = (await mine.Owner.FirstWarehouseAsync(), await mine.Owner.VariantAsync());
        var first = (await mine.Owner.ReceiveAsync(warehouse, tea, 1)).GetProperty("number").GetString();
        var second = (await mine.Owner.ReceiveAsync(warehouse, tea, 2)).GetProperty("number").GetString();

        var all = (await mine.Owner.QueryAsync("{ goodsReceipts { nodes { number lines { quantity variant { id } } } } }")).GetProperty("goodsReceipts").GetProperty("nodes").EnumerateArray().ToList();
        var found = (await mine.Owner.QueryAsync("query($number: String) { goodsReceipts(where: { number: { eq: $number } }) { totalCount } }", new { number = first })).GetProperty("goodsReceipts");

        Assert.Equal([second, first], all.Select(receipt => receipt.GetProperty("number").GetString()));
        Assert.Equal(tea, all[0].GetProperty("lines")[0].GetProperty("variant").GetProperty("id").GetString());
        Assert.Equal(1, found.GetProperty("totalCount").GetInt32());
    }
}
