using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Catalog;

public sealed class ListVariantsTests(ServerHost host) : ApiTest(host)
{
    [Theory]
    [InlineData("", "KET-1,TEA-1,TEA-2")]
    [InlineData("(where: { sku: { istartsWith: \"tea\" } })", "TEA-1,TEA-2")]
    [InlineData("(where: { unitPrice: { lte: 2.5 } })", "KET-1")]
    [InlineData("(order: { unitPrice: DESC })", "TEA-2,TEA-1,KET-1")]
    public async Task They_come_by_sku_filtered_and_sorted_and_another_tenants_not_at_all(string arguments, string skus)
    {
        var (mine, theirs) = (await SignUpAsync(), await SignUpAsync());
        await theirs.Owner.ProductAsync("Anvil", "A-1");
        await mine.Owner.ProductAsync("Teapot", "TEA-2", 30);
        await mine.Owner.ProductAsync("Teapot", "TEA-1", 12);
        await mine.Owner.ProductAsync("Kettle", "KET-1", 2.5m);

        var nodes = (await mine.Owner.QueryAsync($"{{ variants{arguments} {{ nodes {{ sku }} }} }}")).GetProperty("variants").GetProperty("nodes");

        Assert.Equal(skus, string.Join(',', nodes.EnumerateArray().Select(node => node.GetProperty("sku").GetString())));
    }

    [Fact]
    public async Task A_page_with_products_and_barcodes_costs_as_many_statements_as_one_row()
    {
        var tenant = await SignUpAsync();
        await tenant.Owner.ProductAsync("Teapot", "TEA-0");
        var one = await StatementsAsync(tenant);

        foreach (var number in Enumerable.Range(1, 10))
            await tenant.Owner.ProductAsync($"Teapot {number}", $"TEA-{number}", barcodes: [$"{number}"]);

        Assert.Equal(one, await StatementsAsync(tenant));
    }

    private static async Task<int> StatementsAsync(TenantSession tenant)
    {
        using var statements = new SqlStatements();
        await tenant.Owner.QueryAsync("{ variants { nodes { sku unitPrice currency product { name } barcodes { code } } } }");

        return statements.Count;
    }
}
