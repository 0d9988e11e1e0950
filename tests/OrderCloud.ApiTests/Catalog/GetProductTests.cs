using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Catalog;

public sealed class GetProductTests(ServerHost host) : ApiTest(host)
{
    private const string Product = "query($id: ID!) { product(id: $id) { id name variants { sku } } }";

    [Fact]
    public async Task A_product_is_found_by_its_id_as_product_and_as_node()
    {
        var tenant = await SignUpAsync();
        var id = (await tenant.Owner.ProductAsync()).Id();

        var product = (await tenant.Owner.QueryAsync(Product, new { id })).GetProperty("product");
        var node = (await tenant.Owner.QueryAsync("query($id: ID!) { node(id: $id) { id ... on Product { name variants { sku } } } }", new { id })).GetProperty("node");

        Assert.Equal(product.GetRawText(), node.GetRawText());
        Assert.Equal("Teapot", product.GetProperty("name").GetString());
    }

    [Fact]
    public async Task Another_tenants_product_is_as_unknown_as_one_that_never_was()
    {
        var (mine, theirs) = (await SignUpAsync(), await SignUpAsync());
        var foreign = (await theirs.Owner.ProductAsync()).Id();

        var answers = await Task.WhenAll(new[] { foreign, NodeIds.Of("Product", Guid.NewGuid()) }.Select(id => mine.Owner.SendAsync(Product, new { id })));

        Assert.Equal("""{"data":{"product":null}}""", answers[0].Body);
        Assert.Equal(answers[1].Body, answers[0].Body);
    }
}
