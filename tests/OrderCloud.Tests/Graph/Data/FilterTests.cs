using System.Text.Json.Nodes;
using CsCheck;
using GraphQL.Types;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Tests.Graph.Data;

public sealed class FilterTests : IDisposable
{
    private const string Ids = "query($f: ProductFilterInput) { products(first: 100, where: $f) { nodes { id } } }";

    private readonly ShopSchema shop = new(Samples.Products());

    public void Dispose() => shop.Dispose();

    [Fact]
    public void Any_filter_finds_what_the_same_condition_finds_in_memory() => Compare(shop);

    [Fact]
    public void PostgreSql_finds_the_same()
    {
        using var postgres = new ShopSchema(new PostgresShop(), Samples.Products());

        Compare(postgres);
    }

    [Fact]
    public void Every_declared_field_is_asked_for()
    {
        var type = (IInputObjectGraphType)shop.Schema.AllTypes["ProductFilterInput"]!;

        Assert.Equal(Declared.Of(type).Order(StringComparer.Ordinal), Enumerable.Range(0, 2_000).SelectMany(seed => Declared.In(type, ShopFilters.From(seed).Where)).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_filter_that_means_something_else_is_noticed()
    {
        var wrong = Enumerable.Range(0, 200).Count(seed => !Expected(ShopFilters.From(seed).Holds).SequenceEqual(Find(shop, ShopFilters.From(seed + 1).Where)));

        Assert.InRange(wrong, 150, 200);
    }

    [Theory]
    [InlineData("""null""")]
    [InlineData("""{}""")]
    [InlineData("""{"and":[]}""")]
    [InlineData("""{"or":[]}""")]
    [InlineData("""{"reviews":{"all":{}}}""")]
    [InlineData("""{"name":{}}""")]
    public void What_asks_for_nothing_filters_nothing(string where) => Assert.Equal(60, Find(shop, JsonNode.Parse(where)).Count);

    [Theory]
    [InlineData("""{"stock":{"eq":null}}""", 12)]
    [InlineData("""{"stock":{"neq":null}}""", 48)]
    [InlineData("""{"stock":{"in":[]}}""", 0)]
    [InlineData("""{"stock":{"nin":[]}}""", 60)]
    [InlineData("""{"maker":{"city":{"eq":null}}}""", 30)]
    [InlineData("""{"name":{"contains":"%"}}""", 6)]
    [InlineData("""{"name":{"startsWith":"t"}}""", 6)]
    [InlineData("""{"name":{"istartsWith":"T"}}""", 18)]
    [InlineData("""{"name":{"ieq":"ünï"}}""", 12)]
    [InlineData("""{"name":{"endsWith":"🫖"}}""", 12)]
    [InlineData("""{"name":{"or":[{"eq":"tea"},{"eq":"Tea"}],"contains":"T"}}""", 6)]
    public void Rows_are_found(string where, int count) => Assert.Equal(count, Find(shop, JsonNode.Parse(where)).Count);

    [Fact]
    public async Task An_offset_and_UTC_of_one_instant_find_the_same_rows()
    {
        var utc = await shop.AskAsync("""{ products(where: { at: { gte: "2026-03-01T15:00:00Z" } }) { totalCount } }""");
        var offset = await shop.AskAsync("""{ products(where: { at: { gte: "2026-03-01T17:00:00+02:00" } }) { totalCount } }""");

        Assert.InRange(utc.At("products", "totalCount").GetInt32(), 1, 59);
        Assert.Equal(utc.At("products", "totalCount").GetInt32(), offset.At("products", "totalCount").GetInt32());
    }

    private static List<string> Expected(Func<Product, bool> holds) => [.. Samples.Products().Where(holds).Select(row => NodeId.Encode("Product", row.Id)).Order(StringComparer.Ordinal)];

    private static void Compare(ShopSchema shop)
    {
        var (some, all) = (0, 0);

        Gen.Int.Sample(seed =>
        {
            var filter = ShopFilters.From(seed);
            var expected = Expected(filter.Holds);
            var found = Find(shop, filter.Where);

            (some, all) = (some + (expected.Count is > 0 and < 60 ? 1 : 0), all + 1);

            return expected.SequenceEqual(found) ? true : throw new InvalidOperationException($"{filter.Where.ToJsonString()} found {found.Count} of {expected.Count}: {shop.Statements[^1]}");
        }, iter: ModuleOnDatabase.IsFull ? 5_000 : 300, threads: 1);

        // Filters that find nothing or everything prove little.
        Assert.True(some > all / 3, $"{some} of {all}");
    }

    private static List<string> Find(ShopSchema shop, JsonNode? where)
    {
        var answer = shop.AskAsync(Ids, new JsonObject { ["f"] = where?.DeepClone() }.ToJsonString()).GetAwaiter().GetResult();
        Assert.Empty(answer.Errors);

        return [.. answer.Nodes("id").Select(id => id!).Order(StringComparer.Ordinal)];
    }
}
