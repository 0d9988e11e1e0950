using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.ApiTests.Hosting;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.ApiTests.Isolation;

/// <summary>The read filter taken out: the database still gives one tenant's rows.</summary>
public sealed class UnfilteredReadTests(ServerHost host) : ApiTest(host)
{
    [Fact, Trait("Proves", "P10"), Trait("Capability", "U1/part")]
    public async Task A_query_without_its_filter_still_returns_one_tenant_only()
    {
        var both = await Neighbours.OfAsync(Host, () => SignUpAsync());
        await using var scope = TenantScope.Of(Host.Services, new TenantContext(both.IdOfA), Caller.System);
        await scope.Services.GetRequiredService<UnitOfWork>().OpenAsync(Cancelled);
        var seen = 0;

        foreach (var context in Host.Services.GetServices<RegisteredDb>().Select(it => (DbContext)scope.Services.GetRequiredService(it.Context)).OfType<ModuleDb>())
            foreach (var type in context.Model.GetEntityTypes().Where(type => type.ClrType.IsAssignableTo(typeof(ITenantOwned)) && type.BaseType is null))
            {
                var tenants = await ((Task<List<Guid>>)typeof(UnfilteredReadTests).GetMethod(nameof(TenantsAsync), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
                    .MakeGenericMethod(type.ClrType).Invoke(null, [context])!);

                Assert.Equal((type.ShortName(), ""), (type.ShortName(), string.Join(", ", tenants.Where(tenant => tenant != both.IdOfA))));
                seen += tenants.Count;
            }

        Assert.True(seen > 20, $"Only {seen} tables had a row.");
    }

    private static Task<List<Guid>> TenantsAsync<T>(DbContext context) where T : class, ITenantOwned =>
        context.Set<T>().IgnoreQueryFilters().Select(row => row.TenantId).Distinct().ToListAsync(Cancelled);
}
