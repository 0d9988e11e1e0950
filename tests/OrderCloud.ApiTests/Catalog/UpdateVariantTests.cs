using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Catalog;

public sealed class UpdateVariantTests(ServerHost host) : ApiTest(host)
{
    [Fact]
    public async Task Price_option_sku_and_activity_change_and_what_is_left_out_stays()
    {
        var tenant = await SignUpAsync();
        var id = (await tenant.Owner.ProductAsync(sku: "TEA-1", price: 5, barcodes: ["111"])).OnlyVariant().Id();

        await tenant.Owner.MutateAsync(ProductSteps.UpdateVariant, new { input = new { id, expectedVersion = 1, unitPrice = 7.25m, option = "red" } });
        var variant = (await tenant.Owner.MutateAsync(ProductSteps.UpdateVariant, new { input = new { id, expectedVersion = 2, sku = "tea-1", active = false } })).GetProperty("variant");

        Assert.Equal(("tea-1", 7.25m, "red", false, 3), (variant.GetProperty("sku").GetString(), variant.GetProperty("unitPrice").GetDecimal(), variant.GetProperty("option").GetString(), variant.GetProperty("active").GetBoolean(), variant.GetProperty("version").GetInt32()));
        Assert.Equal("""[{"code":"111"}]""", variant.GetProperty("barcodes").GetRawText());
    }

    [Fact, Trait("Capability", "C2/part")]
    public async Task The_barcodes_given_are_all_it_has_and_one_that_was_taken_away_is_free()
    {
        var tenant = await SignUpAsync();
        var id = (await tenant.Owner.ProductAsync(sku: "TEA-1", barcodes: ["111", "222", "ab"])).OnlyVariant().Id();

        var variant = (await tenant.Owner.MutateAsync(ProductSteps.UpdateVariant, new { input = new { id, expectedVersion = 1, barcodes = new[] { "222", "333", "AB" } } })).GetProperty("variant");
        await tenant.Owner.ProductAsync(sku: "KET-1", barcodes: ["111"]);

        Assert.Equal(["222", "333", "AB"], variant.GetProperty("barcodes").EnumerateArray().Select(barcode => barcode.GetProperty("code").GetString()).Order(StringComparer.Ordinal));
        Assert.Equal(2, variant.GetProperty("version").GetInt32());
    }

    [Fact]
    public async Task Codes_of_another_variant_are_refused()
    {
        var tenant = await SignUpAsync();
        await tenant.Owner.ProductAsync(sku: "TEA-1", barcodes: ["111"]);
        var id = (await tenant.Owner.ProductAsync(sku: "KET-1")).OnlyVariant().Id();

        var sku = await tenant.Owner.RefusedAsync(ProductSteps.UpdateVariant, new { input = new { id, expectedVersion = 1, sku = "tea-1" } });
        var barcode = await tenant.Owner.RefusedAsync(ProductSteps.UpdateVariant, new { input = new { id, expectedVersion = 1, barcodes = new[] { "111" } } });

        Assert.Equal(("SkuTakenError", "SKU_TAKEN", "input.sku"), sku.Only());
        Assert.Equal(("BarcodeTakenError", "BARCODE_TAKEN", "input.barcodes.0"), barcode.Only());
    }

    [Fact]
    public async Task A_stale_version_is_refused_and_shows_the_present_one()
    {
        var tenant = await SignUpAsync();
        var id = (await tenant.Owner.ProductAsync(sku: "TEA-1")).OnlyVariant().Id();
        await tenant.Owner.MutateAsync(ProductSteps.UpdateVariant, new { input = new { id, expectedVersion = 1, unitPrice = 9 } });

        var refused = await tenant.Owner.RefusedAsync(ProductSteps.UpdateVariant, new { input = new { id, expectedVersion = 1, unitPrice = 8 } });

        Assert.Equal(("VariantVersionConflictError", "VERSION_CONFLICT", "input.expectedVersion"), refused.Only());
        Assert.Equal("""{"sku":"TEA-1","version":2}""", refused[0].GetProperty("current").GetRawText());
    }

    [Fact]
    public async Task A_wrong_field_is_refused()
    {
        var tenant = await SignUpAsync();
        var id = (await tenant.Owner.ProductAsync()).OnlyVariant().Id();

        var refused = await tenant.Owner.RefusedAsync(ProductSteps.UpdateVariant, new { input = new { id, expectedVersion = 1, unitPrice = 0.0000001m, option = new string('o', 101), barcodes = new[] { "1", "1" } } });

        Assert.Equal(["input.barcodes.1", "input.option", "input.unitPrice"], refused.Fields("INPUT_INVALID").Order());
    }

    [Fact]
    public async Task Another_tenants_variant_is_as_unknown_as_one_that_never_was()
    {
        var (mine, theirs) = (await SignUpAsync(), await SignUpAsync());
        var foreign = (await theirs.Owner.ProductAsync()).OnlyVariant().Id();

        var answers = await Task.WhenAll(new[] { foreign, NodeIds.Of("Variant", Guid.NewGuid()) }.Select(id =>
            mine.Owner.SendAsync(ProductSteps.UpdateVariant, new { input = new { id, expectedVersion = 1, unitPrice = 1 } })));

        Assert.Contains("VARIANT_NOT_FOUND", answers[0].Body, StringComparison.Ordinal);
        Assert.Equal(answers[1].Body, answers[0].Body);
    }
}
