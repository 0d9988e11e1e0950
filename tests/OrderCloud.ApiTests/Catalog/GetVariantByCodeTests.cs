using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Catalog;

public sealed class GetVariantByCodeTests(ServerHost host) : ApiTest(host)
{
    [Theory, Trait("Capability", "C2")]
    [InlineData("Tea-1")]
    [InlineData("TEA-1")]
    [InlineData(" tea-1 ")]
    [InlineData("5012345678900")]
    [InlineData("ab-77")]
    public async Task A_sku_or_any_barcode_leads_to_the_one_variant(string code)
    {
        var tenant = await SignUpAsync();
        await tenant.Owner.ProductAsync("Kettle", "KET-1", barcodes: ["999"]);
        await tenant.Owner.ProductAsync("Teapot", "Tea-1", barcodes: ["5012345678900", "AB-77"]);

        Assert.Equal("""{"sku":"Tea-1","product":{"name":"Teapot"}}""", await FindAsync(tenant, code));
    }

    [Theory]
    [InlineData("Tea")]
    [InlineData("50123456789")]
    [InlineData("")]
    [InlineData("%")]
    public async Task A_part_of_a_code_leads_nowhere(string code)
    {
        var tenant = await SignUpAsync();
        await tenant.Owner.ProductAsync("Teapot", "Tea-1", barcodes: ["5012345678900"]);

        Assert.Equal("null", await FindAsync(tenant, code));
    }

    [Fact]
    public async Task Another_tenants_codes_lead_nowhere()
    {
        var (mine, theirs) = (await SignUpAsync(), await SignUpAsync());
        await theirs.Owner.ProductAsync("Teapot", "Tea-1", barcodes: ["111"]);

        Assert.Equal(("null", "null"), (await FindAsync(mine, "Tea-1"), await FindAsync(mine, "111")));
    }

    private static async Task<string> FindAsync(TenantSession tenant, string code) =>
        (await tenant.Owner.QueryAsync("query($code: String!) { variantByCode(code: $code) { sku product { name } } }", new { code })).GetProperty("variantByCode").GetRawText();
}
