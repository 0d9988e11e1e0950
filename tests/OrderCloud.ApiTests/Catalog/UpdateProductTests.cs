using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Catalog;

public sealed class UpdateProductTests(ServerHost host) : ApiTest(host)
{
    [Fact]
    public async Task What_is_left_out_stays()
    {
        var tenant = await SignUpAsync();
        var id = (await tenant.Owner.ProductAsync()).Id();

        await tenant.Owner.MutateAsync(ProductSteps.Update, new { input = new { id, expectedVersion = 1, description = "Holds four cups", active = false } });
        var product = (await tenant.Owner.MutateAsync(ProductSteps.Update, new { input = new { id, expectedVersion = 2, name = "Big teapot" } })).GetProperty("product");

        Assert.Equal("""{"name":"Big teapot","description":"Holds four cups","unit":"piece","active":false,"version":3}""", product.GetRawText());
    }

    [Fact]
    public async Task Null_takes_the_description_away()
    {
        var tenant = await SignUpAsync();
        var id = (await tenant.Owner.ProductAsync()).Id();
        await tenant.Owner.MutateAsync(ProductSteps.Update, new { input = new { id, expectedVersion = 1, description = "Holds four cups" } });

        var product = (await tenant.Owner.MutateAsync(ProductSteps.Update, new { input = new { id, expectedVersion = 2, description = (string?)null } })).GetProperty("product");

        Assert.Equal("null", product.GetProperty("description").GetRawText());
    }

    [Fact]
    public async Task A_stale_version_is_refused_and_shows_the_present_one()
    {
        var tenant = await SignUpAsync();
        var id = (await tenant.Owner.ProductAsync()).Id();
        await tenant.Owner.MutateAsync(ProductSteps.Update, new { input = new { id, expectedVersion = 1, name = "Big teapot" } });

        var refused = await tenant.Owner.RefusedAsync(ProductSteps.Update, new { input = new { id, expectedVersion = 1, name = "Small teapot" } });

        Assert.Equal(("ProductVersionConflictError", "VERSION_CONFLICT", "input.expectedVersion"), refused.Only());
        Assert.Equal("""{"name":"Big teapot","version":2}""", refused[0].GetProperty("current").GetRawText());
    }

    [Fact]
    public async Task A_wrong_field_is_refused_and_nothing_is_written()
    {
        var tenant = await SignUpAsync();
        var id = (await tenant.Owner.ProductAsync()).Id();

        var refused = await tenant.Owner.RefusedAsync(ProductSteps.Update, new { input = new { id, expectedVersion = 1, name = "", unit = new string('u', 21), active = false } });

        Assert.Equal(["input.name", "input.unit"], refused.Fields("INPUT_INVALID"));
        var product = (await tenant.Owner.QueryAsync("query($id: ID!) { product(id: $id) { active version } }", new { id })).GetProperty("product");
        Assert.Equal("""{"active":true,"version":1}""", product.GetRawText());
    }

    [Fact]
    public async Task Another_tenants_product_is_as_unknown_as_one_that_never_was()
    {
        var (mine, theirs) = (await SignUpAsync(), await SignUpAsync());
        var foreign = (await theirs.Owner.ProductAsync()).Id();

        var answers = await Task.WhenAll(new[] { foreign, NodeIds.Of("Product", Guid.NewGuid()) }.Select(id =>
            mine.Owner.SendAsync(ProductSteps.Update, new { input = new { id, expectedVersion = 1, name = "Mine" } })));

        Assert.Contains("PRODUCT_NOT_FOUND", answers[0].Body, StringComparison.Ordinal);
        Assert.Equal(answers[1].Body, answers[0].Body);
    }
}
