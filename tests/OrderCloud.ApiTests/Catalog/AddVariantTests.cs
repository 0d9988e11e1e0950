using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Catalog;

public sealed class AddVariantTests(ServerHost host) : ApiTest(host)
{
    [Fact, Trait("Capability", "C1/part")]
    public async Task A_variant_lies_behind_the_others_and_raises_the_products_version()
    {
        var tenant = await SignUpAsync();
        var productId = (await tenant.Owner.ProductAsync(sku: "TEA-9")).Id();

        var variant = (await tenant.Owner.MutateAsync(ProductSteps.Add, new { input = new { productId, variant = new { sku = "TEA-1", unitPrice = 3, option = "blue" } } })).GetProperty("variant");

        Assert.Equal("""{"name":"Teapot","version":2,"variants":[{"sku":"TEA-9"},{"sku":"TEA-1"}]}""", variant.GetProperty("product").GetRawText());
    }

    [Fact]
    public async Task A_taken_sku_and_a_taken_barcode_are_refused()
    {
        var tenant = await SignUpAsync();
        var productId = (await tenant.Owner.ProductAsync(sku: "TEA-1", barcodes: ["111"])).Id();

        var sku = await tenant.Owner.RefusedAsync(ProductSteps.Add, new { input = new { productId, variant = new { sku = "tea-1", unitPrice = 3 } } });
        var barcode = await tenant.Owner.RefusedAsync(ProductSteps.Add, new { input = new { productId, variant = new { sku = "TEA-2", unitPrice = 3, barcodes = new[] { "111" } } } });

        Assert.Equal(("SkuTakenError", "SKU_TAKEN", "input.variant.sku"), sku.Only());
        Assert.Equal(("BarcodeTakenError", "BARCODE_TAKEN", "input.variant.barcodes.0"), barcode.Only());
    }

    [Fact]
    public async Task A_hundred_variants_are_enough()
    {
        var tenant = await SignUpAsync();
        var productId = (await tenant.Owner.MutateAsync(ProductSteps.Create, new { input = new { name = "Ribbon", variants = Enumerable.Range(0, 100).Select(number => new { sku = $"RIB-{number}", unitPrice = 1 }) } })).GetProperty("product").Id();

        var refused = await tenant.Owner.RefusedAsync(ProductSteps.Add, new { input = new { productId, variant = new { sku = "RIB-100", unitPrice = 1 } } });

        Assert.Equal(("VariantLimitReachedError", "VARIANT_LIMIT_REACHED", ""), refused.Only());
        Assert.Equal(100, refused[0].GetProperty("limit").GetInt32());
    }

    [Fact]
    public async Task A_wrong_field_is_refused()
    {
        var tenant = await SignUpAsync();
        var productId = (await tenant.Owner.ProductAsync()).Id();

        var refused = await tenant.Owner.RefusedAsync(ProductSteps.Add, new { input = new { productId, variant = new { sku = "", unitPrice = -1 } } });

        Assert.Equal(["input.variant.sku", "input.variant.unitPrice"], refused.Fields("INPUT_INVALID"));
    }

    [Fact]
    public async Task Another_tenants_product_is_as_unknown_as_one_that_never_was()
    {
        var (mine, theirs) = (await SignUpAsync(), await SignUpAsync());
        var foreign = (await theirs.Owner.ProductAsync()).Id();

        var answers = await Task.WhenAll(new[] { foreign, NodeIds.Of("Product", Guid.NewGuid()) }.Select(productId =>
            mine.Owner.SendAsync(ProductSteps.Add, new { input = new { productId, variant = new { sku = "X", unitPrice = 1 } } })));

        Assert.Contains("PRODUCT_NOT_FOUND", answers[0].Body, StringComparison.Ordinal);
        Assert.Equal(answers[1].Body, answers[0].Body);
    }
}
