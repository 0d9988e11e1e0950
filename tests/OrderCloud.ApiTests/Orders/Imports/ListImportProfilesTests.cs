using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Orders.Imports;

[Trait("Capability", "E5/part")]
public sealed class ListImportProfilesTests(ServerHost host) : ImportTest(host)
{
    /// <summary>What an answer tells of a profile.</summary>
    public const string Profile = """
        id name isBuiltIn version layout { channel isHistory encoding delimiter decimalMark timeFormat timeZone unknownSku unknownCustomer returnPrefix feeSkus voucherPrefix
        columns { number sku quantity description time unitPrice customer country } }
        """;

    private static readonly string Document = $"{{ importProfiles {{ {Profile} }} }}";

    [Fact]
    public async Task The_built_in_one_comes_first_then_the_companys_own_by_name()
    {
        await (await NewTenantAsync()).Owner.SaveProfileAsync(DraftProfile("another company's"));
        await Owner.SaveProfileAsync(DraftProfile("web"));
        await Owner.SaveProfileAsync(DraftProfile("fairs"));

        var profiles = (await Owner.QueryAsync(Document)).GetProperty("importProfiles");

        Assert.Equal(["online-retail True", "fairs False", "web False"], profiles.EnumerateArray().Select(it => $"{it.Text("name")} {it.GetProperty("isBuiltIn").GetBoolean()}"));
        Assert.Equal(("InvoiceNo", "C", true), profiles[0].GetProperty("layout") is var layout ? (layout.GetProperty("columns").Text("number"), layout.Text("returnPrefix"), layout.GetProperty("isHistory").GetBoolean()) : default);
    }

    [Fact]
    public async Task It_needs_its_permission() => await AssertNeedsPermissionAsync(Document);
}
