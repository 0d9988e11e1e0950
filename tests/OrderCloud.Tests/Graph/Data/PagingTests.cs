using System.Text.Json.Nodes;
using CsCheck;
using GraphQL.Types;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Tests.Graph.Data;

public sealed class PagingTests : IDisposable
{
    private const string Forward = "query($n: Int, $c: String, $o: [ProductSortInput!]) { products(first: $n, after: $c, order: $o) { nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }";
    private const string Backward = "query($n: Int, $c: String, $o: [ProductSortInput!]) { products(last: $n, before: $c, order: $o) { nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }";

    private readonly ShopSchema shop = new(Samples.Products());

    public void Dispose() => shop.Dispose();

    [Fact]
    public void Pages_in_either_direction_repeat_and_lose_nothing_whatever_the_order() => Compare(shop);

    [Fact]
    public void PostgreSql_gives_the_same_pages()
    {
        using var postgres = new ShopSchema(new PostgresShop(), Samples.Products());

        Compare(postgres);
    }

    [Fact]
    public void Every_declared_sort_is_asked_for()
    {
        var type = (IInputObjectGraphType)shop.Schema.AllTypes["ProductSortInput"]!;

        Assert.Equal(Declared.Of(type).Order(StringComparer.Ordinal), Enumerable.Range(0, 1_000).SelectMany(seed => Declared.In(type, RandomOrder.From(seed).Order)).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Rows_that_come_in_between_pages_move_none_whatever_the_order() => CompareWhileRowsComeIn(() => new SqliteShop());

    [Fact]
    public void Nor_do_they_on_PostgreSql() => CompareWhileRowsComeIn(() => new PostgresShop());

    [Fact]
    public void Another_order_is_noticed()
    {
        var wrong = Enumerable.Range(0, 20).Count(seed =>
            !Samples.Products().Order(RandomOrder.From(seed + 1).InMemory).Select(row => NodeId.Encode("Product", row.Id)).SequenceEqual(Walk(shop, Forward, RandomOrder.From(seed).Order, 30, "endCursor", "hasNextPage").SelectMany(page => page)));

        Assert.Equal(20, wrong);
    }

    [Fact]
    public async Task Without_an_order_the_lists_own_holds_and_then_the_id()
    {
        var byDefault = await shop.AskAsync("{ products(first: 60) { nodes { id } } }");
        var said = await shop.AskAsync("{ products(first: 60, order: { at: DESC }) { nodes { id } } }");

        Assert.Equal(60, byDefault.Nodes("id").Count);
        Assert.Equal(said.Nodes("id"), byDefault.Nodes("id"));
    }

    [Theory]
    [InlineData("""order: { stage: ASC, rank: DESC }""", """order: [{ stage: ASC }, { rank: DESC }]""")]
    [InlineData("""order: { rank: DESC, stage: ASC }""", """order: [{ rank: DESC }, { stage: ASC }]""")]
    [InlineData("""order: { maker: { name: DESC, city: ASC }, rank: ASC }""", """order: [{ maker: { name: DESC } }, { maker: { city: ASC } }, { rank: ASC }]""")]
    [InlineData("""order: { rank: null, stage: ASC }""", """order: { stage: ASC }""")]
    [InlineData("""order: { rank: $down, stage: $up }""", """order: [{ rank: DESC }, { stage: ASC }]""")]
    public async Task Keys_count_in_the_sequence_they_were_written(string order, string same)
    {
        const string variables = """{"down":"DESC"}""";
        var head = order.Contains('$') ? "query($down: SortEnumType, $up: SortEnumType = ASC) " : "";

        var one = await shop.AskAsync($"{head}{{ products(first: 60, {order}) {{ nodes {{ id }} }} }}", variables);
        var other = await shop.AskAsync($"{{ products(first: 60, {same}) {{ nodes {{ id }} }} }}");

        Assert.Equal(other.Nodes("id"), one.Nodes("id"));
    }

    [Fact]
    public async Task Keys_of_a_variable_count_in_the_sequence_they_were_sent()
    {
        const string query = "query($o: [ProductSortInput!]) { products(first: 60, order: $o) { nodes { id } } }";

        var one = await shop.AskAsync(query, """{"o":{"stage":"ASC","name":"DESC"}}""");
        var other = await shop.AskAsync(query, """{"o":[{"name":"DESC","stage":"ASC"}]}""");
        var first = await shop.AskAsync(query, """{"o":[{"stage":"ASC"},{"name":"DESC"}]}""");

        Assert.Equal(first.Nodes("id"), one.Nodes("id"));
        Assert.NotEqual(other.Nodes("id"), one.Nodes("id"));
    }

    [Fact]
    public async Task The_total_is_counted_only_when_asked_for_and_under_the_filter()
    {
        shop.Statements.Clear();

        await shop.AskAsync("{ products(first: 1) { nodes { id } } }");
        Assert.DoesNotContain("COUNT", Assert.Single(shop.Statements));

        var counted = await shop.AskAsync("{ products(first: 1, where: { rank: { eq: 0 } }) { n: totalCount nodes { id } } }");
        Assert.Equal(15, counted.At("products", "n").GetInt32());
        // One statement tells the rows and how many there are.
        Assert.Contains("COUNT", shop.Statements[^1]);
        Assert.Equal(2, shop.Statements.Count);

        var none = await shop.AskAsync("{ products(where: { rank: { eq: 99 } }) { totalCount nodes { id } } }");
        Assert.Equal(0, none.At("products", "totalCount").GetInt32());
    }

    [Fact]
    public async Task Rows_that_come_and_go_between_pages_move_nothing()
    {
        var first = await shop.AskAsync("{ products(first: 10, order: { rank: ASC }) { nodes { id } pageInfo { endCursor } } }");
        var before = await shop.AskAsync("{ products(first: 60, order: { rank: ASC }) { nodes { id } } }");

        using (var db = shop.NewDb())
        {
            var gone = db.Products.Single(row => row.Id == Decode(first.Nodes("id")[3]!));
            db.Remove(gone);
            db.SaveChanges();
        }

        var second = await shop.AskAsync($$"""{ products(first: 10, order: { rank: ASC }, after: "{{first.At("products", "pageInfo", "endCursor")}}") { nodes { id } } }""");
        Assert.Equal(before.Nodes("id")[10..20], second.Nodes("id"));
    }

    private static Guid Decode(string id) => NodeId.TryDecode(id, out _, out var value) ? value : throw new FormatException(id);

    private static void CompareWhileRowsComeIn(Func<ShopDatabase> database)
    {
        using var growing = new ShopSchema(database(), Samples.Products());
        var (next, late) = (61, 0);

        Gen.Int.Sample(seed =>
        {
            var order = RandomOrder.From(seed);
            List<string> there = [.. Samples.Products(next - 1).Order(order.InMemory).Select(row => NodeId.Encode("Product", row.Id))];

            void ComeIn()
            {
                using var db = growing.NewDb();
                var row = Samples.Products(next++)[^1];

                if (row.Maker is not null)
                    db.Attach(row.Maker);

                db.Add(row);
                db.SaveChanges();
            }

            foreach (var (query, end, more) in new[] { (Forward, "endCursor", "hasNextPage"), (Backward, "startCursor", "hasPreviousPage") })
            {
                var pages = Walk(growing, query, order.Order, 20, end, more, ComeIn);
                List<string> seen = [.. query == Forward ? pages.SelectMany(page => page) : pages.AsEnumerable().Reverse().SelectMany(page => page)];
                late += seen.Count - there.Count;

                if (seen.Distinct().Count() != seen.Count || !there.SequenceEqual(seen.Where(there.Contains)))
                    throw new InvalidOperationException($"{order.Order.ToJsonString()}: {growing.Statements[^1]}");
            }
        }, iter: ModuleOnDatabase.IsFull ? 60 : 12, threads: 1);

        // None of it is proved where the walk never meets a row that came in.
        Assert.True(late > 0);
    }

    private static void Compare(ShopSchema shop) => Gen.Int.Sample(seed =>
    {
        var order = RandomOrder.From(seed);
        List<string> expected = [.. Samples.Products().Order(order.InMemory).Select(row => NodeId.Encode("Product", row.Id))];
        var size = (seed & 7) + 13;

        var forward = Walk(shop, Forward, order.Order, size, "endCursor", "hasNextPage");
        var backward = Walk(shop, Backward, order.Order, size, "startCursor", "hasPreviousPage");

        return expected.SequenceEqual(forward.SelectMany(page => page)) && expected.SequenceEqual(backward.AsEnumerable().Reverse().SelectMany(page => page))
            ? true
            : throw new InvalidOperationException($"{order.Order.ToJsonString()} in pages of {size}: {shop.Statements[^1]}");
    }, iter: ModuleOnDatabase.IsFull ? 1_000 : 60, threads: 1);

    private static List<List<string>> Walk(ShopSchema shop, string query, JsonArray order, int size, string next, string more, Action? comesIn = null)
    {
        List<List<string>> pages = [];
        string? cursor = null;

        do
        {
            var answer = shop.AskAsync(query, new JsonObject { ["n"] = size, ["c"] = cursor, ["o"] = order.DeepClone() }.ToJsonString()).GetAwaiter().GetResult();
            Assert.Empty(answer.Errors);
            var page = answer.At("products", "pageInfo");
            Assert.Equal(cursor is not null, page.GetProperty(more is "hasNextPage" ? "hasPreviousPage" : "hasNextPage").GetBoolean());

            pages.Add([.. answer.Nodes("id").Select(id => id!)]);
            cursor = page.GetProperty(more).GetBoolean() ? page.GetProperty(next).GetString() : null;

            // Twice, or the walk would never overtake what comes in at the end.
            if (pages.Count <= 2)
                comesIn?.Invoke();
        }
        while (cursor is not null && pages.Count < 20);

        return pages;
    }
}
