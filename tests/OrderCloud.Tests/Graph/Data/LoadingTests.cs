using OrderCloud.Platform.Graph.Loading;

namespace OrderCloud.Tests.Graph.Data;

public sealed class LoadingTests : IDisposable
{
    private readonly ShopSchema shop = new(Samples.Products(60));
    private readonly List<int[]> batches = [];

    public void Dispose() => shop.Dispose();

    [Fact]
    public async Task Related_objects_of_two_lists_take_one_statement_each()
    {
        shop.Statements.Clear();

        var answer = await shop.AskAsync("""
            {
              a: products(first: 50) { nodes { maker { name } madeBy { name } reviews { stars } } }
              b: products(last: 50) { nodes { maker { name } reviews { stars } } }
            }
            """);

        Assert.Empty(answer.Errors);
        Assert.Equal(4, shop.Statements.Count);
        Assert.Contains(shop.Statements, statement => statement.Contains("\"Reviews\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Related_objects_are_the_right_ones()
    {
        var answer = await shop.AskAsync("{ products(first: 60) { nodes { name id maker { name } madeBy { name city greeting } reviews { stars } makerId } } }");

        foreach (var (node, row) in answer.At("products", "nodes").EnumerateArray().Join(Samples.Products(), it => it.GetProperty("id").GetString(), it => OrderCloud.Platform.Graph.NodeId.Encode("Product", it.Id), (node, row) => (node, row)))
        {
            Assert.Equal(row.Maker?.Name, row.Maker is null ? null : node.GetProperty("maker").GetProperty("name").GetString());
            Assert.Equal(row.Maker is null ? null : $"Hello {row.MakerId:N}", row.Maker is null ? null : node.GetProperty("madeBy").GetProperty("greeting").GetString());
            Assert.Equal(row.Reviews.Select(review => review.Stars).Order(), node.GetProperty("reviews").EnumerateArray().Select(review => review.GetProperty("stars").GetInt32()));
        }
    }

    [Theory]
    [InlineData("first: 2, order: { rank: ASC }")]
    [InlineData("last: 3, order: { maker: { city: DESC }, stock: ASC }")]
    [InlineData("first: 100")]
    public async Task A_list_on_other_objects_gives_each_the_page_it_would_get_alone(string arguments)
    {
        var list = $"products({arguments}) {{ totalCount nodes {{ id }} pageInfo {{ hasNextPage hasPreviousPage }} }}";
        var ids = Samples.Makers.Select(maker => OrderCloud.Platform.Graph.NodeId.Encode("Maker", maker.Id)).ToList();
        shop.Statements.Clear();

        var together = await shop.AskAsync($"{{ nodes(ids: [{string.Join(", ", ids.Select(id => $"\"{id}\""))}]) {{ ... on Maker {{ name {list} }} }} }}");

        Assert.Empty(together.Errors);
        Assert.Equal(3, shop.Statements.Count);

        foreach (var (id, node) in ids.Zip(together.At("nodes").EnumerateArray()))
        {
            var alone = await shop.AskAsync($"{{ node(id: \"{id}\") {{ ... on Maker {{ name {list} }} }} }}");

            Assert.Equal(alone.At("node").GetRawText(), node.GetRawText());
            Assert.Equal(4, node.GetProperty("products").GetProperty("totalCount").GetInt32());
            Assert.InRange(node.GetProperty("products").GetProperty("nodes").GetArrayLength(), 2, 20);
        }
    }

    [Fact]
    public async Task A_list_on_an_object_without_rows_is_empty()
    {
        var answer = await shop.AskAsync($"{{ nodes(ids: [{string.Join(", ", Samples.Makers.Select(maker => $"\"{OrderCloud.Platform.Graph.NodeId.Encode("Maker", maker.Id)}\""))}]) {{ ... on Maker {{ products(where: {{ rank: {{ gt: 99 }} }}) {{ totalCount nodes {{ id }} }} }} }} }}");

        Assert.Empty(answer.Errors);
        Assert.All(answer.At("nodes").EnumerateArray(), node => Assert.Equal("{\"totalCount\":0,\"nodes\":[]}", node.GetProperty("products").GetRawText()));
    }

    [Fact]
    public async Task Keys_are_fetched_once_in_chunks()
    {
        var loader = Loader();
        var results = Enumerable.Range(0, 1200).Concat(Enumerable.Range(0, 100)).Select(loader.Load).ToList();

        Assert.Equal("1199", await results[1199].GetResultAsync(TestContext.Current.CancellationToken));
        Assert.Equal("7", await results[1207].GetResultAsync(TestContext.Current.CancellationToken));
        Assert.Equal([500, 500, 200], batches.Select(batch => batch.Length));
    }

    [Fact]
    public async Task Keys_that_come_after_the_start_get_a_batch_of_their_own()
    {
        var loader = Loader();
        await loader.Load(1).GetResultAsync(TestContext.Current.CancellationToken);

        var (late, known) = (loader.Load(2), loader.Load(1));

        Assert.Equal(("2", "1"), (await late.GetResultAsync(TestContext.Current.CancellationToken), await known.GetResultAsync(TestContext.Current.CancellationToken)));
        Assert.Equal([[1], [2]], batches);
    }

    [Fact]
    public async Task A_missing_key_gives_null_and_an_empty_list()
    {
        var groups = new GroupLoader<int, string>((keys, _) => Task.FromResult(keys.Where(key => key > 0).ToLookup(key => key, key => $"{key}")));

        Assert.Null(await Loader().Load(-1).GetResultAsync(TestContext.Current.CancellationToken));
        Assert.Empty(await groups.Load(-1).GetResultAsync(TestContext.Current.CancellationToken));
        Assert.Equal(["3"], await groups.Load(3).GetResultAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Loaders_are_made_once_until_they_are_cleared()
    {
        var loaders = new Loaders();
        BatchLoader<int, string> Get() => loaders.Batch<int, string>("a", (_, _) => throw new NotSupportedException());

        var first = Get();
        Assert.Same(first, Get());

        loaders.Clear();
        Assert.NotSame(first, Get());
    }

    private BatchLoader<int, string> Loader() => new((keys, _) =>
    {
        batches.Add([.. keys]);

        return Task.FromResult<IReadOnlyDictionary<int, string>>(keys.Where(key => key >= 0).ToDictionary(key => key, key => $"{key}"));
    });
}
