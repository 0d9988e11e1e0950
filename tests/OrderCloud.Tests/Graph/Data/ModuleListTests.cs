using System.Linq.Expressions;
using GraphQL.Types;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Host;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;
using OrderCloud.Platform.Graph.Data;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Tests.Graph.Data;

/// <summary>What the modules declare, against their own tables.</summary>
public sealed class ModuleListTests
{
    [Fact]
    public async Task Whatever_a_list_can_be_sorted_by_has_an_index()
    {
        await using var app = App("sqlite");
        await using var scope = Scope(app);

        var sorted = ListIndexes.OfSorts(ListIndexes.Listed(app.Services.GetRequiredService<ISchema>()), [.. Contexts(app, scope).Select(db => db.Model)]).ToList();

        Assert.True(sorted.Count > 20, $"{sorted.Count} fields");
        Assert.DoesNotContain(sorted, field => !field.HasIndex);
    }

    private static readonly string[] FilteredWithoutIndex =
    [
        // Only ever searched within, which no index serves (docs/adr/0018).
        "Customer.Pinyin",

        // Asked of one import, for which there is an index with both.
        "ImportError.Code",

        // As many as the company has people.
        "Member.IsActive",

        // As the customer's.
        "Order.CustomerPinyin",
        "Product.Pinyin",
    ];

    [Fact]
    public async Task Whatever_a_list_can_be_filtered_by_has_an_index()
    {
        await using var app = App("sqlite");
        await using var scope = Scope(app);

        var filtered = ListIndexes.OfFilters(ListIndexes.Listed(app.Services.GetRequiredService<ISchema>()), [.. Contexts(app, scope).Select(db => db.Model)]).ToList();

        Assert.True(filtered.Count > 40, $"{filtered.Count} fields");
        var without = filtered.Where(field => !field.HasIndex).Select(field => field.Field).Order(StringComparer.Ordinal).ToList();
        Assert.True(without.SequenceEqual(FilteredWithoutIndex), string.Join(", ", without));
    }

    [Fact]
    public void A_missing_index_is_noticed()
    {
        using var shop = new ShopSchema();
        using var db = shop.NewDb();

        // The shop has no tenants and no indexes.
        Assert.Contains(("Product.Name", false), ListIndexes.OfSorts(ListIndexes.Listed(shop.Schema), [db.Model]));
        Assert.Contains(("Product.Name", false), ListIndexes.OfFilters(ListIndexes.Listed(shop.Schema), [db.Model]));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    [InlineData("sqlserver")]
    public async Task Every_database_understands_every_filter_and_sort(string provider)
    {
        await using var app = App(provider);
        await using var scope = Scope(app);
        var schema = app.Services.GetRequiredService<ISchema>();
        var contexts = Contexts(app, scope).ToList();

        var translated = ListIndexes.Listed(schema).SelectMany(type => Texts(type, schema, contexts)).ToList();

        Assert.True(translated.Count > 100, $"{translated.Count} queries");
        Assert.Empty(translated.Select(text => text.Error).OfType<string>());
    }

    [Fact]
    public void A_filter_that_no_database_understands_is_noticed()
    {
        using var shop = new ShopSchema();
        using var db = shop.NewDb();
        Expression<Func<Product, bool>> untranslatable = product => product.Discount().HasValue;

        Assert.NotNull(Error("", () => db.Products.Where(untranslatable)));
        Assert.Null(Error("", () => db.Products));
    }

    private static IEnumerable<(string Path, string? Error)> Texts(IEntityType type, ISchema schema, List<DbContext> contexts)
    {
        var method = typeof(ModuleListTests).GetMethod(nameof(TextsOf), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!.MakeGenericMethod(type.Clr);

        return (IEnumerable<(string, string?)>)method.Invoke(null, [type, schema, contexts.First(db => db.Model.FindEntityType(type.Clr) is not null)])!;
    }

    private static List<(string Path, string? Error)> TextsOf<T>(IEntityType type, ISchema schema, DbContext db) where T : class
    {
        var entities = schema.AllTypes.OfType<IEntityType>().ToDictionary(it => it.Clr);
        var row = Expression.Parameter(typeof(T), "row");
        var rows = db.Set<T>();
        var filter = new FilterCatalog(new GraphTypes(), entities.GetValueOrDefault).Object(typeof(T));
        var filters = schema.AllTypes[filter.Name] is IInputObjectGraphType input ? SampleOperands.Of(input) : [];
        var sorts = type.Declared.SelectMany(it => it.Own.Prepend(it)).Where(field => field.SortBy is { ReturnType: { } value } && (Scalars.For(value.Bare()) is not null || value.Bare().IsEnum));

        return
        [
            .. filters.Select(sample => ($"{type.Name}.{sample.Path}", Error(sample.Path, () => rows.Where(Expression.Lambda<Func<T, bool>>(filter.Translate(new Target(row, IsNullable: false, SqlDialects.Of(rows)), sample.Where)!, row))))),
            .. sorts.Select(field => ($"{type.Name}.{field.Name}", Error(field.Name, () => Keyset<T>.Of(row, [new Key(field.SortBy!.Of(row), IsDescending: true)], type.IdBy!.Of(row)).Sort(rows, backward: false, SqlDialects.Of(rows))))),
        ];
    }

    private static string? Error(string path, Func<IQueryable> query)
    {
        try
        {
            query().ToQueryString();

            return null;
        }
        catch (InvalidOperationException untranslatable)
        {
            return $"{path}: {untranslatable.Message}";
        }
    }

    private static WebApplication App(string provider) => HostApp.Build([], builder =>
    {
        builder.Configuration["Data:Directory"] = Directory.CreateTempSubdirectory("lists").FullName;
        builder.Configuration["Database:Provider"] = provider;
        builder.Configuration["Database:Connection"] = builder.Configuration["Database:SystemConnection"] = provider switch { "postgres" => "Host=nowhere", "sqlserver" => "Server=nowhere", _ => null };
    });

    private static TenantScope Scope(WebApplication app) => TenantScope.Of(app.Services, new TenantContext(Guid.CreateVersion7()), Caller.System);

    private static IEnumerable<DbContext> Contexts(WebApplication app, TenantScope scope) => app.Services.GetServices<RegisteredDb>().Select(db => (DbContext)scope.Services.GetRequiredService(db.Context));
}
