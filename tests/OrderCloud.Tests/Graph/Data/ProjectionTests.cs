using System.Text.Json;
using GraphQL.Types;

namespace OrderCloud.Tests.Graph.Data;

/// <summary>Of a row only what is asked for is read, and nobody can tell by the answer.</summary>
public sealed class ProjectionTests : IDisposable
{
    private static readonly string[] Fields =
    [
        "id", "name", "note", "rank", "stock", "weight", "stage", "earlier", "active", "at", "due", "code", "tags", "price { amount currency minorUnits }", "discount { amount currency }",
        "cost", "makerId", "maker { name }", "madeBy { city greeting }", "reviews { stars }",
    ];

    private readonly ShopSchema shop = new(Samples.Products(60));

    public void Dispose() => shop.Dispose();

    [Theory]
    [InlineData("{ products(first: 2) { nodes { name } } }", "Id,Name")]
    [InlineData("{ products(first: 2) { nodes { name } pageInfo { hasNextPage ...P } } } fragment P on PageInfo { endCursor }", "At,Id,Name")]
    [InlineData("{ products(first: 2) { edges { cursor @include(if: false) node { name } } } }", "At,Id,Name")]
    [InlineData("{ products(first: 2) { edges { node { name } } pageInfo { hasNextPage } } }", "Id,Name")]
    [InlineData("{ products(first: 2) { edges { node { ...F } } } } fragment F on Product { ... { price { amount } } ... on Node { id } }", "Currency,Id,Price")]
    [InlineData("{ products(first: 2) { nodes { a: weight b: weight } totalCount } }", "Id,Weight")]
    [InlineData("{ products(first: 2, order: { rank: DESC }, where: { note: { neq: \"x\" } }) { nodes { name @include(if: false) } } }", "Id,Name")]
    [InlineData("{ products(first: 2) { nodes { maker { id } } } }", "Id,MakerId")]
    [InlineData("{ products(first: 2) { nodes { reviews { stars } } } }", "Id")]
    public async Task A_page_reads_the_columns_that_its_fields_need_and_those_of_its_keys_for_a_cursor(string query, string columns)
    {
        shop.Statements.Clear();

        var answer = await shop.AskAsync(query);

        Assert.Empty(answer.Errors);
        Assert.Equal(columns, Columns(shop.Statements.Single(text => text.Contains("LIMIT", StringComparison.Ordinal))));
    }

    [Fact]
    public void Every_declared_field_is_asked_for() => Assert.Equal(
        ((IObjectGraphType)shop.Schema.AllTypes["Product"]!).Fields.Select(field => field.Name).Order(StringComparer.Ordinal),
        Fields.Append("shout").Select(field => field.Split(' ')[0]).Order(StringComparer.Ordinal));

    [Fact]
    public async Task What_does_not_say_what_it_reads_is_given_everything()
    {
        shop.Statements.Clear();

        await shop.AskAsync("{ products(first: 2) { nodes { shout } } }");

        Assert.Contains(",Note,", Columns(shop.Statements.Single()));
    }

    [Fact]
    public async Task Related_rows_and_rows_by_id_are_read_by_the_same_rule()
    {
        var id = OrderCloud.Platform.Graph.NodeId.Encode("Product", Samples.Products()[0].Id);
        shop.Statements.Clear();

        await shop.AskAsync($"{{ node(id: \"{id}\") {{ ... on Product {{ rank }} }} products(first: 5) {{ nodes {{ madeBy {{ name }} reviews {{ words }} }} }} }}");

        // The product's own two statements read the same: what the operation asks of products anywhere.
        Assert.Equal(["Id,MakerId,Rank", "Id,MakerId,Rank", "Id,Name", "Id,ProductId,Words"], shop.Statements.Select(Columns).Order());
    }

    [Fact]
    public async Task Each_field_alone_and_any_of_them_together_are_as_in_the_whole_answer()
    {
        var whole = await NodesAsync([.. Fields, "shout"]);
        var random = new Random(20261125);
        string[][] selections = [.. Fields.Select(field => new[] { field }), .. Enumerable.Range(0, ModuleOnDatabase.IsFull ? 2_000 : 40).Select(_ => random.GetItems(Fields, random.Next(2, 6)).Distinct().ToArray())];

        foreach (var selection in selections)
            foreach (var (node, all) in (await NodesAsync(selection)).Zip(whole))
                Assert.All(node.EnumerateObject(), field => Assert.Equal(all.GetProperty(field.Name).GetRawText(), field.Value.GetRawText()));

        Assert.Equal(60, whole.Count);
    }

    [Fact]
    public async Task One_selection_has_one_text_however_it_is_written()
    {
        shop.Statements.Clear();

        foreach (var query in (string[])["{ products(first: 3) { nodes { name rank } } }", "{ x: products(first: 3) { edges { node { rank name again: name } } } }", "{ products(first: 3) { nodes { ...F rank } } } fragment F on Product { name }"])
            await shop.AskAsync(query);

        Assert.Single(shop.Statements.Distinct());
    }

    private async Task<List<JsonElement>> NodesAsync(IEnumerable<string> selection)
    {
        var answer = await shop.AskAsync($"{{ products(first: 100) {{ nodes {{ {string.Join(' ', selection)} }} }} }}");
        Assert.Empty(answer.Errors);

        return [.. answer.At("products", "nodes").EnumerateArray()];
    }

    private static string Columns(string statement) => string.Join(',', statement[..statement.IndexOf("FROM", StringComparison.Ordinal)].Split(['"', '.', ',', ' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)
        .Where(word => typeof(Product).GetProperty(word) is not null || word is "Words" or "ProductId" or "Stars").Distinct().Order(StringComparer.Ordinal));
}
