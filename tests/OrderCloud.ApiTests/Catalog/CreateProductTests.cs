using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Catalog;

public sealed class CreateProductTests(ServerHost host) : ApiTest(host)
{
    [Fact, Trait("Capability", "C1/part")]
    public async Task A_product_has_variants_with_sku_option_price_and_barcodes()
    {
        var tenant = await SignUpAsync(currency: "GBP");

        var product = (await tenant.Owner.MutateAsync(ProductSteps.Create, new
        {
            input = new
            {
                name = "  Teapot  ",
                description = "Holds\nfour cups",
                unit = "piece",
                variants = new object[] { new { sku = "Tea-R", unitPrice = 12.345678m, option = "red", barcodes = new[] { "5012345678900" } }, new { sku = "Tea-B", unitPrice = 0 } },
            },
        })).GetProperty("product");

        Assert.Equal(("Teapot", "Holds\nfour cups", "STOCKED", 1), (product.GetProperty("name").GetString(), product.GetProperty("description").GetString(), product.GetProperty("kind").GetString(), product.GetProperty("version").GetInt32()));
        Assert.Equal(["Tea-R", "Tea-B"], product.GetProperty("variants").EnumerateArray().Select(variant => variant.GetProperty("sku").GetString()));
        var red = product.GetProperty("variants")[0];
        Assert.Equal((12.345678m, "GBP", "red"), (red.GetProperty("unitPrice").GetDecimal(), red.GetProperty("currency").GetString(), red.GetProperty("option").GetString()));
        Assert.Equal("""[{"code":"5012345678900"}]""", red.GetProperty("barcodes").GetRawText());
    }

    [Fact]
    public async Task Who_may_not_read_the_catalogue_is_not_told_what_has_a_code()
    {
        var tenant = await SignUpAsync();
        var first = await tenant.Owner.ProductAsync("Teapot", "85123A");
        var writer = await tenant.ApiClientAsync("catalog:write");

        var sku = await writer.SendAsync(ProductSteps.Create, new { input = new { name = "Kettle", variants = new[] { new { sku = "85123a", unitPrice = 1 } } } });
        var barcode = await writer.SendAsync(ProductSteps.Create, new { input = new { name = "Kettle", variants = new[] { new { sku = "K-1", unitPrice = 1, barcodes = new[] { "85123a" } } } } });

        Assert.Contains("SKU_TAKEN", sku.Body, StringComparison.Ordinal);
        Assert.Contains("BARCODE_TAKEN", barcode.Body, StringComparison.Ordinal);
        Assert.All([sku, barcode], answer => Assert.DoesNotContain("Teapot", answer.Body, StringComparison.Ordinal));
        Assert.All([sku, barcode], answer => Assert.DoesNotContain(first.OnlyVariant().Id(), answer.Body, StringComparison.Ordinal));
    }

    [Fact, Trait("Capability", "B3/part")]
    public async Task A_taken_sku_is_refused_whatever_its_case_and_names_who_has_it()
    {
        var tenant = await SignUpAsync();
        var first = await tenant.Owner.ProductAsync("Teapot", "85123A");

        var refused = await tenant.Owner.RefusedAsync(ProductSteps.Create, new { input = new { name = "Kettle", variants = new[] { new { sku = "85123a", unitPrice = 1 } } } });

        Assert.Equal(("SkuTakenError", "SKU_TAKEN", "input.variants.0.sku"), refused.Only());
        Assert.Equal((first.OnlyVariant().Id(), "Teapot"), (refused[0].GetProperty("variantId").GetString(), refused[0].GetProperty("name").GetString()));
        Assert.Equal(1, await CountAsync(tenant));
    }

    [Fact, Trait("Capability", "C2/part")]
    public async Task A_barcode_used_twice_is_refused_and_names_who_has_it()
    {
        var tenant = await SignUpAsync();
        var first = await tenant.Owner.ProductAsync("Teapot", "TEA-1", barcodes: ["AB-1"]);

        var refused = await tenant.Owner.RefusedAsync(ProductSteps.Create, new { input = new { name = "Kettle", variants = new[] { new { sku = "KET-1", unitPrice = 1, barcodes = new[] { "x", "ab-1" } } } } });

        Assert.Equal(("BarcodeTakenError", "BARCODE_TAKEN", "input.variants.0.barcodes.1"), refused.Only());
        Assert.Equal((first.OnlyVariant().Id(), "Teapot"), (refused[0].GetProperty("variantId").GetString(), refused[0].GetProperty("name").GetString()));
    }

    [Fact, Trait("Capability", "C2/part")]
    public async Task A_sku_that_is_anothers_barcode_would_lead_to_two_variants_and_is_refused()
    {
        var tenant = await SignUpAsync();
        await tenant.Owner.ProductAsync("Teapot", "TEA-1", barcodes: ["777"]);

        var refused = await tenant.Owner.RefusedAsync(ProductSteps.Create, new { input = new { name = "Kettle", variants = new[] { new { sku = "777", unitPrice = 1 } } } });

        Assert.Equal(("SkuTakenError", "SKU_TAKEN", "input.variants.0.sku"), refused.Only());
    }

    [Fact]
    public async Task Of_two_who_take_a_sku_at_once_one_is_refused()
    {
        var tenant = await SignUpAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(number => tenant.Owner.SendAsync(ProductSteps.Create, new { input = new { name = $"Teapot {number}", variants = new[] { new { sku = "TEA-1", unitPrice = 1 } } } })));

        Assert.Equal(3, answers.Count(answer => answer.Body.Contains("SKU_TAKEN", StringComparison.Ordinal)));
        Assert.Equal(1, await CountAsync(tenant));
    }

    [Fact]
    public async Task Every_wrong_field_is_told_at_once_and_nothing_is_written()
    {
        var tenant = await SignUpAsync();

        var refused = await tenant.Owner.RefusedAsync(ProductSteps.Create, new
        {
            input = new
            {
                name = " ",
                unit = new string('u', 21),
                variants = new object[] { new { sku = "A", unitPrice = 0.123456789012m }, new { sku = "B\u0007", unitPrice = -1 }, new { sku = "a", unitPrice = 10_000_001 } },
            },
        });

        Assert.Equal(
            ["input.name", "input.unit", "input.variants.0.unitPrice", "input.variants.1.sku", "input.variants.1.unitPrice", "input.variants.2.sku", "input.variants.2.unitPrice"],
            refused.Fields("INPUT_INVALID").Order());
        Assert.Equal(0, await CountAsync(tenant));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    public async Task A_product_has_one_to_a_hundred_variants(int count)
    {
        var tenant = await SignUpAsync();

        var refused = await tenant.Owner.RefusedAsync(ProductSteps.Create, new { input = new { name = "Teapot", variants = Enumerable.Range(0, count).Select(number => new { sku = $"S{number}", unitPrice = 1 }) } });

        Assert.Equal(["input.variants"], refused.Fields("INPUT_INVALID"));
    }

    [Fact]
    public async Task Another_tenant_may_use_the_same_codes()
    {
        var (one, other) = (await SignUpAsync(), await SignUpAsync());
        await one.Owner.ProductAsync(sku: "TEA-1", barcodes: ["111"]);

        await other.Owner.ProductAsync(sku: "TEA-1", barcodes: ["111"]);

        Assert.Equal((1, 1), (await CountAsync(one), await CountAsync(other)));
    }

    [Fact]
    public async Task Who_may_only_read_makes_none()
    {
        var tenant = await SignUpAsync();
        var reader = await tenant.ApiClientAsync("catalog:read");

        var answer = await reader.SendAsync(ProductSteps.Create, new { input = new { name = "Teapot", variants = new[] { new { sku = "TEA-1", unitPrice = 1 } } } });

        Assert.Equal(["AUTH_NOT_AUTHORIZED"], answer.Codes);
    }

    private static async Task<int> CountAsync(TenantSession tenant) => (await tenant.Owner.QueryAsync("{ products { totalCount } }")).GetProperty("products").GetProperty("totalCount").GetInt32();
}
