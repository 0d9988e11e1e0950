using System.Text.Json;
using System.Text.Json.Nodes;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Tests.Graph.Data;

public sealed class ListRefusalTests : IDisposable
{
    private readonly ShopSchema shop = new(Samples.Products(30));

    public void Dispose() => shop.Dispose();

    [Theory]
    [InlineData("first: 101", "HC0051")]
    [InlineData("last: 101", "HC0051")]
    [InlineData("first: -1", "HC0079")]
    [InlineData("after: \"x\"", "HC0078")]
    [InlineData("before: \"\"", "HC0078")]
    [InlineData("where: { name: null }", "HC0026")]
    [InlineData("where: { name: { contains: null } }", "HC0026")]
    [InlineData("where: { name: { eq: null } }", "HC0026")]
    [InlineData("where: { rank: { gt: null } }", "HC0026")]
    [InlineData("where: { rank: { in: null } }", "HC0026")]
    [InlineData("where: { rank: { in: [1, null] } }", "HC0026")]
    [InlineData("where: { and: null }", "HC0026")]
    [InlineData("where: { reviews: { any: null } }", "HC0026")]
    [InlineData("where: { reviews: { some: { stars: null } } }", "HC0026")]
    public async Task A_field_that_can_not_be_answered_is_null_and_the_rest_is_not(string arguments, string code)
    {
        var answer = await shop.AskAsync($"{{ bad: products({arguments}) {{ nodes {{ id }} }} products(first: 1) {{ nodes {{ id }} }} }}");

        Assert.Equal([code], answer.Codes);
        Assert.Equal(["bad"], answer.Errors[0].Path!);
        Assert.Equal(JsonValueKind.Null, answer.At("bad").ValueKind);
        Assert.Single(answer.Nodes("id"));
    }

    [Theory]
    [InlineData("first: 100")]
    [InlineData("first: 0")]
    [InlineData("last: 1")]
    [InlineData("where: { note: { eq: null } }")]
    [InlineData("where: { stock: { in: [1, null] } }")]
    [InlineData("first: null, last: 3")]
    public async Task Just_inside_is_answered(string arguments)
    {
        var answer = await shop.AskAsync($"{{ products({arguments}) {{ nodes {{ id }} }} }}");

        Assert.Empty(answer.Errors);
        Assert.Equal(JsonValueKind.Array, answer.At("products", "nodes").ValueKind);
    }

    [Fact]
    public async Task A_refusal_says_what_would_do()
    {
        var page = (await shop.AskAsync("{ products(first: 101) { nodes { id } } }")).Errors[0].Extensions!;
        Assert.Equal(("Query.products", 101, 100), (page["coordinate"], page["requestedItems"], page["maxAllowedItems"]));

        var eq = (await shop.AskAsync("{ products(where: { name: { eq: null } }) { nodes { id } } }")).Errors[0].Extensions!;
        Assert.Equal(("String!", "StringOperationFilterInput"), (eq["expectedType"], eq["filterType"]));

        var items = (await shop.AskAsync("{ products(where: { rank: { in: [null] } }) { nodes { id } } }")).Errors[0].Extensions!;
        Assert.Equal(("[Int!]", "IntOperationFilterInput"), (items["expectedType"], items["filterType"]));
    }

    [Fact]
    public async Task First_and_last_together_are_refused_before_anything_runs()
    {
        shop.Statements.Clear();
        var answer = await shop.AskAsync("{ good: products(first: 1) { nodes { id } } products(first: 1, last: 1) { nodes { id } } }");

        Assert.Equal(["HC0082"], answer.Codes);
        Assert.True(answer.WasRefused);
        Assert.Empty(shop.Statements);
    }

    public static TheoryData<string, string, bool> Limits => new()
    {
        { "filterNesting", Nested(8), false }, { "filterNesting", Nested(9), true },
        { "filterOperations", Many(64), false }, { "filterOperations", Many(65), true },
        { "filterItems", Items(250), false }, { "filterItems", Items(251), true },
        { "filterCharacters", Text(1024), false }, { "filterCharacters", Text(1025), true },
    };

    [Theory, MemberData(nameof(Limits))]
    public async Task A_filter_has_limits(string rule, string where, bool refused)
    {
        var answer = await shop.AskAsync("query($f: ProductFilterInput) { products(where: $f) { nodes { id } } }", $$"""{"f":{{where}}}""");

        Assert.Equal(refused, answer.WasRefused);

        if (refused)
            Assert.Equal(("DOCUMENT_TOO_COMPLEX", rule), (answer.Codes.Single(), answer.Errors[0].Extensions!["rule"]));
        else
            Assert.Empty(answer.Errors);
    }

    [Theory]
    [InlineData("Maker", false)]
    [InlineData("Product", true)]
    [InlineData("", true)]
    public async Task An_id_operand_must_be_of_the_fields_type(string type, bool refused)
    {
        var id = type is "" ? "garbage" : NodeId.Encode(type, Samples.Makers[0].Id);

        var answer = await shop.AskAsync($$"""{ products(where: { or: [{ makerId: { in: ["{{id}}"] } }] }) { nodes { id } } }""");

        Assert.Equal(refused ? ["HC0016"] : [], answer.Codes);
        Assert.Equal(refused, answer.WasRefused);
    }

    private static string Nested(int depth) => Enumerable.Range(0, depth - 2).Aggregate("""{"rank":{"gt":1}}""", (inner, _) => $$"""{"and":[{{inner}}]}""");

    private static string Many(int operations) => new JsonObject { ["or"] = new JsonArray([.. Enumerable.Range(0, operations).Select(i => JsonNode.Parse($$$"""{"rank":{"eq":{{{i}}}}}"""))]) }.ToJsonString();

    private static string Items(int count) => $$$"""{"rank":{"in":[{{{string.Join(',', Enumerable.Range(0, count))}}}]}}""";

    private static string Text(int length) => $$$"""{"name":{"eq":"{{{new string('x', length)}}}"}}""";
}
