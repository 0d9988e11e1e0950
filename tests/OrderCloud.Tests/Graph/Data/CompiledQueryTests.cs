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
    public void Beyond_its_bound_no_more_shapes_are_kept()
    {
        var (queries, made) = (new CompiledQueries<string>(), 0);

        string? Find(int shape) => queries.Find($"{shape}", () => $"{++made}");

        Assert.All(Enumerable.Range(0, 200), shape => Assert.NotNull(Find(shape)));
        Assert.Null(Find(200));
        Assert.Equal("1", Find(0));
        Assert.Equal(200, made);
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
