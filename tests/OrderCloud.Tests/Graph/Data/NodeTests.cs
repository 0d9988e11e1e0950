using System.Text.Json;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Tests.Graph.Data;

public sealed class NodeTests : IDisposable
{
    private readonly ShopSchema shop = new(Samples.Products(60));

    public void Dispose() => shop.Dispose();

    // Of HotChocolate, or of an answer this product once gave: they decode for ever.
    [Theory]
    [InlineData("T3JkZXI63sCYAQAAAHCAAAAAAAAAAQ==", "Order", "0198c0de-0000-7000-8000-000000000001")]
    [InlineData("T3JkZXI63sCYAQAAAHCAAAAAAAAAAQ", "Order", "0198c0de-0000-7000-8000-000000000001")]
    [InlineData("T3JkZXI6MDE5OGMwZGUwMDAwNzAwMDgwMDAwMDAwMDAwMDAwMDE=", "Order", "0198c0de-0000-7000-8000-000000000001")]
    [InlineData("T3JkZXI6MDE5OGMwZGUtMDAwMC03MDAwLTgwMDAtMDAwMDAwMDAwMDAx", "Order", "0198c0de-0000-7000-8000-000000000001")]
    [InlineData("T3JkZXIKZzAxOThjMGRlMDAwMDcwMDA4MDAwMDAwMDAwMDAwMDAx", "Order", "0198c0de-0000-7000-8000-000000000001")]
    [InlineData("Rm9vOgAAAAAAAAAAAAAAAAAAAAA=", "Foo", "00000000-0000-0000-0000-000000000000")]
    public void Ids_of_every_generation_are_read(string text, string type, string id)
    {
        Assert.True(NodeId.TryDecode(text, out var actual, out var value));
        Assert.Equal((type, Guid.Parse(id)), (actual, value));
    }

    [Fact]
    public void Ids_are_written_as_HotChocolate_writes_them()
    {
        Assert.Equal("T3JkZXI63sCYAQAAAHCAAAAAAAAAAQ==", NodeId.Encode("Order", new Guid("0198c0de-0000-7000-8000-000000000001")));
        Assert.Equal("Rm9vOgAAAAAAAAAAAAAAAAAAAAA=", NodeId.Encode("Foo", Guid.Empty));
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("")]
    [InlineData("T3JkZXI63sCYAQAAAHCAAAAAAAAAAQ==")]
    [InlineData("UHJvZHVjdDo=")]
    public async Task What_is_no_id_of_a_known_type_is_refused_before_anything_runs(string id)
    {
        foreach (var query in (string[])[$"{{ node(id: \"{id}\") {{ id }} }}", $"{{ nodes(ids: [\"{id}\"]) {{ id }} }}"])
        {
            var answer = await shop.AskAsync(query);

            Assert.Equal(["HC0016"], answer.Codes);
            Assert.True(answer.WasRefused);
        }
    }

    [Fact]
    public async Task An_object_is_found_by_its_id_alone()
    {
        var product = Samples.Products()[6];

        var answer = await shop.AskAsync($"{{ node(id: \"{Of(product)}\") {{ __typename id ... on Product {{ name }} ... on Node {{ again: id }} }} }}");

        Assert.Empty(answer.Errors);
        Assert.Equal(("Product", product.Name, Of(product)), (answer.At("node", "__typename").GetString(), answer.At("node", "name").GetString(), answer.At("node", "again").GetString()));
    }

    [Fact]
    public async Task Nodes_keep_their_order_leave_holes_and_read_each_type_once()
    {
        var (first, second) = (Samples.Products()[1], Samples.Products()[2]);
        shop.Statements.Clear();

        var answer = await shop.AskAsync($"{{ nodes(ids: [\"{Of(second)}\", \"{NodeId.Encode("Product", Guid.CreateVersion7())}\", \"{NodeId.Encode("Maker", Samples.Makers[0].Id)}\", \"{Of(first)}\"]) {{ id }} }}");

        Assert.Empty(answer.Errors);
        var nodes = answer.At("nodes").EnumerateArray().ToList();
        Assert.Equal([JsonValueKind.Object, JsonValueKind.Null, JsonValueKind.Object, JsonValueKind.Object], nodes.Select(node => node.ValueKind));
        Assert.Equal((Of(second), Of(first)), (nodes[0].GetProperty("id").GetString(), nodes[3].GetProperty("id").GetString()));
        Assert.Equal(2, shop.Statements.Count);
    }

    [Fact]
    public async Task One_id_stands_for_a_list_of_one()
    {
        var answer = await shop.AskAsync($"{{ nodes(ids: \"{Of(Samples.Products()[0])}\") {{ id }} }}");

        Assert.Single(answer.At("nodes").EnumerateArray());
    }

    [Theory]
    [InlineData(50, false)]
    [InlineData(51, true)]
    public async Task There_is_a_limit(int count, bool refused)
    {
        var ids = string.Join(", ", Samples.Products().Take(count).Select(product => $"\"{Of(product)}\""));

        var answer = await shop.AskAsync($"{{ nodes(ids: [{ids}]) {{ id }} }}");

        Assert.Equal(refused ? ["HC0076"] : [], answer.Codes);
    }

    [Fact]
    public async Task Each_type_asks_for_its_own_right()
    {
        shop.Caller = new Caller(CallerKind.Member, Guid.CreateVersion7(), "Bob", new HashSet<string> { "shop:read" });
        var maker = NodeId.Encode("Maker", Samples.Makers[0].Id);

        var one = await shop.AskAsync($"{{ node(id: \"{maker}\") {{ id }} }}");
        var many = await shop.AskAsync($"{{ nodes(ids: [\"{Of(Samples.Products()[0])}\", \"{maker}\"]) {{ id }} }}");

        Assert.Equal(["AUTH_NOT_AUTHORIZED"], one.Codes);
        Assert.Equal(JsonValueKind.Null, one.At("node").ValueKind);
        Assert.Equal(["AUTH_NOT_AUTHORIZED"], many.Codes);
        Assert.Equal([JsonValueKind.Object, JsonValueKind.Null], many.At("nodes").EnumerateArray().Select(node => node.ValueKind));
    }

    private static string Of(Product product) => NodeId.Encode("Product", product.Id);
}
