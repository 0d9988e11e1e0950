using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.ApiTests.Hosting;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.ApiTests.Identity;

/// <summary>A tenant's only row of a table, by the names of table and columns: for what the product has no door, or must have none.</summary>
internal static class Row
{
    public static Task SetAsync(RunningHost host, TenantSession tenant, string table, string column, object value) =>
        WithAsync(host, tenant, table, row => row.Property(column).CurrentValue = value);

    /// <summary>All that is kept of it.</summary>
    public static async Task<string> TextAsync(RunningHost host, TenantSession tenant, string table)
    {
        var text = "";
        await WithAsync(host, tenant, table, row => text = string.Join('\n', row.Properties.Select(property => $"{property.CurrentValue}")));

        return text;
    }

    private static Task WithAsync(RunningHost host, TenantSession tenant, string table, Action<EntityEntry> work) =>
        TenantScope.RunAsync(host.Services, new TenantContext(NodeIds.ToGuid(tenant.Id)), Caller.System, async scope =>
        {
            var unit = scope.GetRequiredService<UnitOfWork>();
            var db = (DbContext)scope.GetRequiredService(scope.GetServices<RegisteredDb>().Single(it => it.Schema == "tenancy").Context);
            await unit.BeginAsync(TestContext.Current.CancellationToken);

            var type = db.Model.GetEntityTypes().Single(it => it.GetTableName() == table).ClrType;
            var rows = (IQueryable<object>)typeof(DbContext).GetMethod(nameof(DbContext.Set), [])!.MakeGenericMethod(type).Invoke(db, [])!;
            work(db.Entry(await rows.SingleAsync(TestContext.Current.CancellationToken)));
            await unit.CommitAsync(TestContext.Current.CancellationToken);
        });
}
