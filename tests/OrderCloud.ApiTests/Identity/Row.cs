using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.ApiTests.Hosting;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.ApiTests.Identity;

/// <summary>Changes what the product has no door for yet, by the names of tables and columns: a tenant is suspended, a member put aside.</summary>
internal static class Row
{
    public static Task SetAsync(RunningHost host, TenantSession tenant, string table, string column, object value) =>
        TenantScope.RunAsync(host.Services, new TenantContext(NodeIds.ToGuid(tenant.Id)), Caller.System, async scope =>
        {
            var unit = scope.GetRequiredService<UnitOfWork>();
            var db = (DbContext)scope.GetRequiredService(scope.GetServices<RegisteredDb>().Single(it => it.Schema == "tenancy").Context);
            await unit.BeginAsync(TestContext.Current.CancellationToken);

            var type = db.Model.GetEntityTypes().Single(it => it.GetTableName() == table).ClrType;
            var rows = (IQueryable<object>)typeof(DbContext).GetMethod(nameof(DbContext.Set), [])!.MakeGenericMethod(type).Invoke(db, [])!;
            db.Entry(await rows.SingleAsync(TestContext.Current.CancellationToken)).Property(column).CurrentValue = value;
            await unit.CommitAsync(TestContext.Current.CancellationToken);
        });
}
