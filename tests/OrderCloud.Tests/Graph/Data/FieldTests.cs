using System.Text.Json;
using GraphQL.Execution;
using GraphQL.Types;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph.Data;

namespace OrderCloud.Tests.Graph.Data;

public sealed class FieldTests : IDisposable
{
    private readonly ShopSchema shop = new(Samples.Products(30));

    public void Dispose() => shop.Dispose();

    [Fact]
    public async Task Values_are_written_as_the_contract_says()
    {
        var answer = await shop.AskAsync("{ products(first: 1, where: { name: { eq: \"TEE-1\" }, weight: { eq: 0.5 } }) { nodes { name rank weight stage earlier at due code price { minorUnits currency amount } discount { minorUnits } shout } } }");

        Assert.Empty(answer.Errors);
        var node = answer.At("products", "nodes")[0];
        Assert.Equal("0.500", node.GetProperty("weight").GetRawText());
        Assert.Equal("ON_SALE", node.GetProperty("stage").GetString());
        Assert.Equal("2026-03-01T16:00:00Z", node.GetProperty("at").GetString());
        Assert.Equal("TEE-1", node.GetProperty("shout").GetString());
        Assert.Equal(JsonValueKind.Object, node.GetProperty("price").ValueKind);
    }

    [Fact]
    public void Descriptions_and_nullability_come_from_the_code()
    {
        var product = (IObjectGraphType)shop.Schema.AllTypes["Product"]!;

        Assert.Equal("What it is called.", product.GetField("name")!.Description);
        Assert.Equal(["String!", "String", "Long", "Money!", "Money", "Maker"], ((string[])["name", "note", "cost", "price", "discount", "maker"]).Select(name => product.GetField(name)!.ResolvedType!.ToString()));
        Assert.Equal("How many items there are under the same filter; counting stops at 4.", ((IObjectGraphType)shop.Schema.AllTypes["MakerProductsConnection"]!).GetField("totalCount")!.Description);
    }

    public static TheoryData<string, bool> Uses => new()
    {
        { "where: { cost: { gt: 1 } }", true },
        { "where: { or: [{ and: [{ cost: { eq: null } }] }] }", true },
        { "where: { cost: null }", true },
        { "order: { cost: ASC }", true },
        { "order: [{ rank: ASC }, { cost: null }]", true },
        { "where: { rank: { gt: 1 } }, order: { rank: ASC }", false },
    };

    [Theory, MemberData(nameof(Uses))]
    public async Task Filtering_or_sorting_by_a_guarded_field_refuses_the_whole_operation(string arguments, bool refused)
    {
        shop.Caller = new Caller(CallerKind.Member, Guid.CreateVersion7(), "Bob", new HashSet<string> { "shop:read", "shop:read-makers" });
        shop.Statements.Clear();

        var literal = await shop.AskAsync($"{{ good: products(first: 1) {{ nodes {{ id }} }} products({arguments}) {{ nodes {{ id }} }} }}");

        Assert.Equal(refused ? ["AUTH_NOT_AUTHORIZED"] : [], literal.Codes);
        Assert.Equal(refused, literal.WasRefused);
        Assert.Equal(refused, shop.Statements.Count is 0);
    }

    [Theory]
    [InlineData("""{"f":{"reviews":{"some":{"stars":{"gt":1}}},"cost":{"gt":1}}}""")]
    [InlineData("""{"f":{"maker":{"name":{"eq":"Lin"}}}}""")]
    [InlineData("""{"o":{"maker":{"name":"ASC"}}}""")]
    public async Task A_variable_tells_no_more_than_a_literal(string variables)
    {
        shop.Caller = new Caller(CallerKind.Member, Guid.CreateVersion7(), "Bob", new HashSet<string> { "shop:read" });

        var answer = await shop.AskAsync("query($f: ProductFilterInput, $o: [ProductSortInput!]) { products(where: $f, order: $o) { nodes { id } } }", variables);

        Assert.Equal(["AUTH_NOT_AUTHORIZED"], answer.Codes);
        Assert.True(answer.WasRefused);
    }

    [Fact]
    public void What_arguments_touch_can_be_asked_for()
    {
        var field = shop.Schema.Query.Fields.Find("products")!;
        var sent = new Dictionary<string, ArgumentValue> { ["where"] = new(new Dictionary<string, object?> { ["maker"] = new Dictionary<string, object?>() }, ArgumentSource.Literal) };

        Assert.Equal([ShopPermissions.Read, ShopPermissions.ReadMakers], InputAccess.Used(field, sent).Distinct());
        Assert.Empty(InputAccess.Used(field, null));
    }

    [Theory]
    [InlineData("1.5", "eq", 1500)]
    [InlineData("1.0005", "eq", long.MinValue)]
    [InlineData("1.0005", "gt", 1000)]
    [InlineData("1.0005", "gte", 1001)]
    [InlineData("1.0005", "lt", 1001)]
    [InlineData("1.0005", "lte", 1000)]
    [InlineData("-1.0005", "gt", -1001)]
    [InlineData("79228162514264337593543950335", "lt", long.MaxValue)]
    [InlineData("-79228162514264337593543950335", "gt", long.MinValue)]
    public void An_operand_finer_than_the_scale_keeps_its_meaning(string operand, string operation, long expected) =>
        Assert.Equal(expected, Scale.In(decimal.Parse(operand, System.Globalization.CultureInfo.InvariantCulture), 3, operation));
}
