using System.Linq.Expressions;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using OrderCloud.Platform.Graph.Data;

namespace OrderCloud.Tests.Graph.Data;

/// <summary>The SQL of all three databases; none of them is needed for it.</summary>
public sealed class SqlTextTests
{
    private static readonly ParameterExpression Row = Expression.Parameter(typeof(Product), "row");
    private static readonly Expression Id = Expression.Property(Row, nameof(Product.Id));

    public static TheoryData<string> Databases => [.. Enum.GetNames<SqlDialect>()];

    [Theory, MemberData(nameof(Databases))]
    public void A_thousand_values_give_one_text(string database)
    {
        var dialect = Enum.Parse<SqlDialect>(database);
        using var shop = new ShopSchema();
        using var db = ShopDb.Text(dialect);

        string Text(int i, params object?[] items) => Where(shop, db, dialect, Object(
            ("name", Object(("contains", $"x{i}%"), ("istartsWith", $"Y{i}"), ("in", new object?[] { $"a{i}", "b" }))),
            ("weight", Object(("gt", i / 7m))),
            ("stage", Object(("in", items))),
            ("or", new object?[] { Object(("stock", Object(("nlt", i)))), Object(("at", Object(("gte", DateTimeOffset.UnixEpoch.AddDays(i))))) })));

        Assert.Single(Enumerable.Range(0, 1000).Select(i => Text(i, [.. Enumerable.Repeat<object?>((Stage)(i % 3), i % 20)])).Distinct());
        Assert.NotEqual(Text(1), Where(shop, db, dialect, Object(("name", Object(("contains", "x"))))));
    }

    [Theory, MemberData(nameof(Databases))]
    public void A_thousand_cursors_give_one_text(string database)
    {
        var dialect = Enum.Parse<SqlDialect>(database);
        using var db = ShopDb.Text(dialect);
        var keyset = Keyset<Product>.Of(Row, [new Key(Expression.Property(Row, nameof(Product.Name)), IsDescending: false)], Id);

        Assert.Single(Enumerable.Range(0, 1000).Select(i => Body(keyset.After(db.Products, [$"n{i}", Guid.CreateVersion7()], backward: false))).Distinct());
    }

    [Fact]
    public void PostgreSql_keeps_its_indexes()
    {
        using var shop = new ShopSchema();
        using var db = ShopDb.Text(SqlDialect.PostgreSql);

        string Text(params (string, object?)[] filter) => Where(shop, db, SqlDialect.PostgreSql, Object(filter));

        Assert.EndsWith("""WHERE p."Note" IS NOT NULL AND p."Note" = ANY (@Value)""", Text(("note", Object(("in", new object?[] { "a" })))));
        Assert.EndsWith("""WHERE p."Note" IS NULL OR p."Note" <> @Value""", Text(("note", Object(("neq", "a")))));
        Assert.EndsWith("""WHERE p."Stock" IS NULL OR p."Stock" <= @Value""", Text(("stock", Object(("ngt", 1)))));
        Assert.EndsWith("""WHERE p."Note" IS NULL OR p."Note" NOT LIKE @Value_contains""", Text(("note", Object(("ncontains", "a")))));
        Assert.EndsWith("""WHERE lower(p."Note") LIKE @Value_contains""", Text(("note", Object(("icontains", "a")))));
        Assert.EndsWith("""WHERE lower(p."Name") = @Value""", Text(("name", Object(("ieq", "a")))));
        Assert.EndsWith("""WHERE p."Price" > @Value""", Text(("price", Object(("minorUnits", Object(("gt", 1L)))))));
        Assert.EndsWith("""WHERE p."Discount" > @Value""", Text(("discount", Object(("minorUnits", Object(("gt", 1L)))))));
    }

    [Theory]
    [InlineData("Sqlite", "\"p\".\"Stock\" IS NULL, \"p\".\"Stock\", \"p\".\"Id\"")]
    [InlineData("PostgreSql", "p.\"Stock\", p.\"Id\"")]
    [InlineData("SqlServer", "CASE     WHEN [p].[Stock] IS NULL THEN CAST(1 AS bit)     ELSE CAST(0 AS bit) END, [p].[Stock], [p].[Id]")]
    public void Only_databases_that_sort_null_first_are_told_otherwise(string database, string order)
    {
        var dialect = Enum.Parse<SqlDialect>(database);
        using var db = ShopDb.Text(dialect);
        var nullable = Keyset<Product>.Of(Row, [new Key(Expression.Property(Row, nameof(Product.Stock)), IsDescending: false)], Id);
        var never = Keyset<Product>.Of(Row, [new Key(Expression.Property(Row, nameof(Product.Rank)), IsDescending: true)], Id);

        Assert.EndsWith($"ORDER BY {order}", Body(nullable.Sort(db.Products, backward: false, dialect)));
        Assert.DoesNotContain("NULL", Body(never.Sort(db.Products, backward: false, dialect)));
    }

    [Fact]
    public void A_page_seeks_behind_a_bound_that_the_index_can_use()
    {
        using var db = ShopDb.Text(SqlDialect.PostgreSql);
        var down = Keyset<Product>.Of(Row, [new Key(Expression.Property(Row, nameof(Product.Name)), IsDescending: true)], Id);
        var nullable = Keyset<Product>.Of(Row, [new Key(Expression.Property(Row, nameof(Product.Stock)), IsDescending: false)], Id);

        Assert.EndsWith("""WHERE p."Name" <= @Value AND (p."Name" < @Value OR (p."Name" = @Value AND p."Id" < @Value))""", Body(down.After(db.Products, ["n", Guid.Empty], backward: false)));
        Assert.EndsWith(
            """WHERE (p."Stock" >= @Value OR p."Stock" IS NULL) AND (p."Stock" > @Value OR p."Stock" IS NULL OR (p."Stock" = @Value AND p."Id" > @Value))""",
            Body(nullable.After(db.Products, [1, Guid.Empty], backward: false)));
        Assert.EndsWith("""WHERE p."Stock" IS NULL AND p."Id" > @Value""", Body(nullable.After(db.Products, [null, Guid.Empty], backward: false)));
    }

    private static string Where(ShopSchema shop, ShopDb db, SqlDialect dialect, IDictionary<string, object?> where) =>
        Body(db.Products.Where(Expression.Lambda<Func<Product, bool>>(shop.Entities.Filters.Object(typeof(Product)).Translate(new Target(Row, IsNullable: false, dialect), where)!, Row)));

    // Without the parameters' values, which come first, and without their numbers.
    private static string Body(IQueryable<Product> rows)
    {
        var text = rows.ToQueryString().ReplaceLineEndings(" ");

        return Regex.Replace(text[text.IndexOf("SELECT", StringComparison.Ordinal)..], @"@Value\d+", "@Value");
    }

    private static Dictionary<string, object?> Object(params (string Key, object? Value)[] fields) => fields.ToDictionary(field => field.Key, field => field.Value);
}
