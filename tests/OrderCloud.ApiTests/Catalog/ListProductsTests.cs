using System.Text.Json;
using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Catalog;

public abstract class ListProductsTests(HostFixture host) : ApiTest(host)
{
    [Fact]
    public async Task They_come_by_name_and_another_tenants_not_at_all()
    {
        var (mine, theirs) = (await SignUpAsync(), await SignUpAsync());
        await theirs.Owner.ProductAsync("Anvil", "A-1");
        await FillAsync(mine);

        Assert.Equal(["Kettle", "Postage", "Teapot"], await NamesAsync(mine, "{ products { nodes { name } } }"));
    }

    [Theory]
    [InlineData("where: { name: { icontains: \"EA\" } }", "Teapot")]
    [InlineData("where: { kind: { eq: FEE } }", "Postage")]
    [InlineData("where: { active: { eq: false } }", "")]
    [InlineData("where: { variants: { some: { sku: { startsWith: \"KET\" } } } }", "Kettle")]
    [InlineData("where: { variants: { some: { barcodes: { some: { code: { eq: \"111\" } } } } } }", "Teapot")]
    [InlineData("where: { variants: { some: { unitPrice: { gt: 10 } } } }, order: { name: DESC }", "Teapot")]
    [InlineData("order: { createdAt: DESC }", "Postage,Kettle,Teapot")]
    [InlineData("order: [{ kind: ASC }, { name: DESC }]", "Postage,Teapot,Kettle")]
    public async Task They_are_filtered_and_sorted(string arguments, string names)
    {
        var tenant = await SignUpAsync();
        await FillAsync(tenant);

        Assert.Equal(names, string.Join(',', await NamesAsync(tenant, $"{{ products({arguments}) {{ nodes {{ name }} }} }}")));
    }

    [Theory]
    [InlineData("qccb", "青瓷茶杯")]
    [InlineData("qingci", "青瓷茶杯")]
    [InlineData("CHABEI", "青瓷茶杯")]
    [InlineData("led", "LED燈")]
    [InlineData("ledd", "LED燈")]
    [InlineData("tea", "")]
    public async Task Chinese_names_are_found_by_their_pinyin(string typed, string name)
    {
        var tenant = await SignUpAsync();
        await FillAsync(tenant);
        await tenant.Owner.ProductAsync("青瓷茶杯", "CUP-1", 12);
        await tenant.Owner.ProductAsync("LED燈", "LED-1", 12);

        Assert.Equal(name, string.Join(',', await NamesAsync(tenant, $"{{ products(where: {{ pinyin: {{ icontains: \"{typed}\" }} }}) {{ nodes {{ name }} }} }}")));
    }

    [Fact]
    public async Task Pages_add_up_to_the_whole()
    {
        var tenant = await SignUpAsync();
        await FillAsync(tenant);

        var first = (await tenant.Owner.QueryAsync("{ products(first: 2) { totalCount nodes { name } pageInfo { endCursor hasNextPage } } }")).GetProperty("products");
        var after = first.GetProperty("pageInfo").GetProperty("endCursor").GetString();
        var second = (await tenant.Owner.QueryAsync("query($after: String) { products(first: 2, after: $after) { nodes { name } pageInfo { hasNextPage } } }", new { after })).GetProperty("products");

        Assert.Equal(3, first.GetProperty("totalCount").GetInt32());
        Assert.Equal(["Kettle", "Postage", "Teapot"], Names(first).Concat(Names(second)));
        Assert.False(second.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean());
    }

    private static async Task FillAsync(TenantSession tenant)
    {
        await tenant.Owner.ProductAsync("Teapot", "TEA-1", 12, barcodes: ["111"]);
        await tenant.Owner.ProductAsync("Kettle", "KET-1", 8);
        await tenant.Owner.ProductAsync("Postage", "POST", 3, kind: "FEE");
    }

    private static async Task<IEnumerable<string?>> NamesAsync(TenantSession tenant, string document) => Names((await tenant.Owner.QueryAsync(document)).GetProperty("products"));

    private static IEnumerable<string?> Names(JsonElement page) => page.GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("name").GetString());
}

public sealed class ListProductsOnServerTests(ServerHost host) : ListProductsTests(host);

[Trait("Database", "sqlite")]
public sealed class ListProductsOnSqliteTests(SqliteHost host) : ListProductsTests(host);
