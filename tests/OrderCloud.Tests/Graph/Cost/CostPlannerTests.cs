using GraphQL.SystemTextJson;
using GraphQLParser;
using GraphQLParser.AST;
using OrderCloud.Platform.Graph.Cost;
using OrderCloud.Tests.Graph.Data;

namespace OrderCloud.Tests.Graph.Cost;

/// <summary>What operations on the shop cost: fields, then objects.</summary>
public sealed class CostPlannerTests : IDisposable
{
    private static readonly GraphQLSerializer Json = new();
    private readonly ShopSchema shop = new();

    [Theory]
    [InlineData("{ __typename }", 0, 0)]
    [InlineData("{ products { totalCount } }", 20, 1)]
    [InlineData("{ products { nodes { id } } }", 11, 21)]
    [InlineData("{ products(first: 5) { nodes { id name } pageInfo { hasNextPage } } }", 12, 7)]
    [InlineData("{ products(last: 3) { edges { cursor node { id } } } }", 14, 7)]
    [InlineData("{ products(first: 500) { nodes { id } } }", 11, 101)]
    [InlineData("{ products(first: -1) { nodes { id } } }", 11, 1)]
    [InlineData("{ products(first: 3) { nodes { maker { name } } } }", 14, 7)]
    [InlineData("{ products(first: 3) { nodes { reviews { stars } } } }", 14, 13)]
    [InlineData("{ products(first: 3) { nodes { price { amount } tags } } }", 14, 7)]
    [InlineData("{ a: products(first: 1) { nodes { id } } b: products(first: 2) { nodes { id } } }", 22, 5)]
    [InlineData("{ nodes(ids: [\"a\", \"b\", \"c\"]) { id } }", 10, 3)]
    [InlineData("{ nodes(ids: \"a\") { id } }", 10, 1)]
    [InlineData("{ ...F } fragment F on Query { products(first: 2) { ...G } } fragment G on ProductsConnection { nodes { id } }", 11, 3)]
    [InlineData("{ ... on Query { products(first: 2) { nodes { ... on Product { maker { name } } } } } }", 13, 5)]
    [InlineData("{ products(first: 2) { nodes { madeBy { products(first: 4) { nodes { id } } } } } }", 17, 15)]
    [InlineData("{ nothing products(first: 2) { nodes { nothing { a } } } }", 11, 3)]
    [InlineData("{ __schema { types { name fields { name } } } }", 10, 10)]
    public void A_document_has_its_cost(string document, int fields, int types) => Assert.Equal(new(fields, types), CostOf(document));

    [Theory]
    [InlineData("""{ "name": { "eq": "a" } }""", 1)]
    [InlineData("""{ "name": { "eq": "a", "neq": "b" }, "rank": { "gt": 1 } }""", 3)]
    [InlineData("""{ "or": [{ "name": { "eq": "a" } }, { "and": [{ "rank": { "in": [1, 2, 3] } }] }] }""", 2)]
    [InlineData("""{ "reviews": { "some": { "stars": { "gte": 4 } } } }""", 1)]
    [InlineData("{}", 0)]
    [InlineData("null", 0)]
    public void A_filter_costs_the_same_written_out_and_sent(string filter, int operations)
    {
        var literal = System.Text.RegularExpressions.Regex.Replace(filter, "\"([a-z]+)\":", "$1:");

        Assert.Equal(new(11 + operations, 21), CostOf($"{{ products(where: {literal}) {{ nodes {{ id }} }} }}"));
        Assert.Equal(new(11 + operations, 21), CostOf("query($f: ProductFilterInput) { products(where: $f) { nodes { id } } }", $$"""{ "f": {{filter}} }"""));
        Assert.Equal(new(11 + operations, 21), CostOf($"query($f: ProductFilterInput = {literal}) {{ products(where: $f) {{ nodes {{ id }} }} }}"));
    }

    [Theory]
    [InlineData("{ products(where: { name: { eq: \"a\" }, name: { eq: \"b\", neq: \"c\", eq: \"d\" } }) { nodes { id } } }", 13)]
    [InlineData("{ products(order: [{ name: ASC, name: DESC }]) { nodes { id } } }", 12)]
    [InlineData("{ products(where: { name: { in: [{ a: 1, a: 2 }] } }) { nodes { id } } }", 12)]
    [InlineData("query($f: ProductFilterInput = { name: { eq: \"a\", eq: \"b\" } }) { products(where: $f) { nodes { id } } }", 12)]
    [InlineData("{ nodes(ids: [{ a: 1, a: 2 }]) { id } }", 10)]
    public void A_document_that_repeats_a_name_is_planned_too_before_it_is_refused(string document, int fields) => Assert.Equal(fields, CostOf(document).Fields);

    [Fact]
    public void The_keys_of_a_sort_are_counted_wherever_they_stand()
    {
        const string Document = "query($d: SortEnumType, $o: [ProductSortInput!]) { a: products(order: [{ name: ASC, maker: { city: $d } }, { rank: DESC }]) { nodes { id } } b: products(order: $o) { nodes { id } } }";

        Assert.Equal(new(22 + 3 + 1, 42), CostOf(Document, """{ "d": "ASC", "o": { "name": "ASC" } }"""));
    }

    [Theory]
    [InlineData("""{ "n": 7 }""", 8)]
    [InlineData("""{ "n": null }""", 21)]
    [InlineData("{}", 4)]
    [InlineData("""{ "n": 1000 }""", 101)]
    [InlineData("""{ "n": "many" }""", 21)]
    public void A_page_has_the_size_that_is_sent(string variables, int types) =>
        Assert.Equal(types, CostOf("query($n: Int = 3) { products(first: $n) { nodes { id } } }", variables).Types);

    [Theory]
    [InlineData("""{ "yes": true, "no": false }""", 22)]
    [InlineData("""{ "yes": false, "no": false }""", 0)]
    [InlineData("""{ "yes": true, "no": true }""", 11)]
    public void What_is_skipped_costs_nothing(string variables, int fields) => Assert.Equal(
        fields, CostOf("query($yes: Boolean!, $no: Boolean!) { a: products @include(if: $yes) { nodes { id } } ... @include(if: $yes) @skip(if: $no) { b: products { nodes { id } } } }", variables).Fields);

    [Fact]
    public void A_plan_knows_the_least_that_is_paid()
    {
        var document = Parser.Parse("query($n: Int) { products(first: $n) { nodes { maker { name } } totalCount } }");

        Assert.Equal(new(21, 1), new CostPlanner(document, shop.Schema).Plan(document.Definitions.OfType<GraphQLOperationDefinition>().Single()).Least);
    }

    public void Dispose() => shop.Dispose();

    private OperationCost CostOf(string text, string? variables = null)
    {
        var document = Parser.Parse(text);
        var plan = new CostPlanner(document, shop.Schema).Plan(document.Definitions.OfType<GraphQLOperationDefinition>().Single());

        return plan.Of(variables is null ? null : Json.Deserialize<GraphQL.Inputs>(variables));
    }
}
