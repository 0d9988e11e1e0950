using GraphQL.Types;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Host;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Tests.Graph.Data;

public sealed class SortIndexTests
{
    [Fact]
    public async Task Whatever_a_list_can_be_sorted_by_has_an_index()
    {
        await using var app = HostApp.Build([], builder => builder.Configuration["Data:Directory"] = Directory.CreateTempSubdirectory("indexes").FullName);
        await using var scope = TenantScope.Of(app.Services, new TenantContext(Guid.CreateVersion7()), Caller.System);
        var models = app.Services.GetServices<RegisteredDb>().Select(db => ((DbContext)scope.Services.GetRequiredService(db.Context)).Model).ToList();

        var sorted = SortIndexes.Of(SortIndexes.Listed(app.Services.GetRequiredService<ISchema>()), models).ToList();

        Assert.True(sorted.Count > 20, $"{sorted.Count} fields");
        Assert.DoesNotContain(sorted, field => !field.HasIndex);
    }

    [Fact]
    public void A_missing_index_is_noticed()
    {
        using var shop = new ShopSchema();
        using var db = shop.NewDb();

        // The shop has no tenants and no indexes.
        Assert.Contains(("Product.Name", false), SortIndexes.Of(SortIndexes.Listed(shop.Schema), [db.Model]));
    }
}
