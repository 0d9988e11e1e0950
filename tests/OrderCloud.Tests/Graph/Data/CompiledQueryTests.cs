using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using OrderCloud.Platform.Graph.Data;

namespace OrderCloud.Tests.Graph.Data;

/// <summary>What may be compiled once and run for everybody: a value that one request left in it would be every request's.</summary>
public sealed class CompiledQueryTests
{
    private static readonly Guid Known = new("0198c0de-0000-7000-8000-000000000001");

    public static TheoryData<string> Fixed => [.. FixedKeys.Keys];

    public static TheoryData<string> Captured => [.. CapturedKeys().Keys];

    private static Dictionary<string, Expression<Func<Product, object?>>> FixedKeys { get; } = new()
    {
        ["a column"] = row => row.Name,
        ["a column of another table"] = row => row.Maker!.Name,
        ["a comparison with a constant"] = row => row.Stage == Stage.Draft,
        ["a function of a column"] = row => CaseInsensitive.Fold(row.Name),
    };

    [Theory, MemberData(nameof(Fixed))]
    public void What_takes_nothing_but_its_row_is_compiled(string key) => Assert.True(CompiledQueries.IsFixed(FixedKeys[key].Body));

    [Theory, MemberData(nameof(Captured))]
    public void What_takes_a_value_of_the_moment_is_built_each_time(string key) => Assert.False(CompiledQueries.IsFixed(CapturedKeys()[key].Body));

    [Fact]
    public void A_whole_table_is_told_from_what_somebody_chose_of_it()
    {
        using var db = ShopDb.Text(SqlDialect.PostgreSql);

        Assert.True(CompiledQueries.IsWholeTable<Product>(db.Products));
        Assert.False(CompiledQueries.IsWholeTable(db.Products.Where(row => row.Id == Known)));
        Assert.False(CompiledQueries.IsWholeTable(db.Products.AsNoTracking()));
    }

    [Fact]
    public void Beyond_its_bound_the_shape_that_was_not_used_for_longest_gives_way()
    {
        var (queries, made) = (new CompiledQueries<string>(), 0);

        string? Find(int shape) => queries.Find($"{shape}", () => $"{++made}");

        Assert.All(Enumerable.Range(0, 200), shape => Assert.Equal($"{shape + 1}", Find(shape)));
        Assert.Equal("1", Find(0));
        Assert.Equal("201", Find(200));
        Assert.Equal("1", Find(0));
        Assert.Equal("202", Find(1));
        Assert.Equal("202", Find(1));
    }

    [Fact]
    public void A_flood_of_shapes_leaves_the_others_what_they_use()
    {
        var (queries, made) = (new CompiledQueries<string>(), 0);

        for (var strange = 0; strange < 5_000; strange++)
        {
            queries.Find("usual", () => $"{++made}");
            queries.Find($"strange {strange}", () => "");
        }

        Assert.Equal(1, made);
    }

    [Fact]
    public async Task Shapes_may_be_looked_up_and_kept_by_many_at_once()
    {
        var queries = new CompiledQueries<string>();

        await Parallel.ForEachAsync(Enumerable.Range(0, 20_000), TestContext.Current.CancellationToken, (index, _) =>
        {
            Assert.Equal($"{index % 300}", queries.Find($"{index % 300}", () => $"{index % 300}"));

            return default;
        });
    }

    private static Dictionary<string, Expression<Func<Product, object?>>> CapturedKeys()
    {
        var least = Random.Shared.Next();

        return new()
        {
            ["a local"] = row => row.Stock > least,
            ["the clock"] = row => row.At > DateTimeOffset.UtcNow,
            ["a static field"] = row => row.Id == Known,
        };
    }
}
