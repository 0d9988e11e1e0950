using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.ApiTests.Hosting;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.ApiTests.Orders.Imports;

/// <summary>Makes imports in a state that lasts too short to be met from outside. Writes to their table by its name, as <see cref="MemberSeeder"/> does.</summary>
internal static class ImportSeeder
{
    /// <returns>Their ids as the API gives them.</returns>
    public static async Task<IReadOnlyList<string>> AddAsync(IServiceProvider services, string tenantId, int count, params (string Column, object Value)[] values)
    {
        var ids = new List<string>();

        await TenantScope.RunAsync(services, new TenantContext(NodeIds.ToGuid(tenantId)), Caller.System, async scope =>
        {
            var unit = scope.GetRequiredService<UnitOfWork>();
            var db = (DbContext)scope.GetRequiredService(scope.GetServices<RegisteredDb>().Single(it => it.Schema == "orders").Context);
            var type = db.Model.GetEntityTypes().Single(it => it.GetTableName() == "import_jobs").ClrType;
            await unit.BeginAsync(TestContext.Current.CancellationToken);

            for (var number = 0; number < count; number++)
            {
                var entry = db.Entry(Activator.CreateInstance(type, nonPublic: true)!);

                foreach (var (column, value) in values)
                    entry.Property(column).CurrentValue = value;

                entry.State = EntityState.Added;
                ids.Add(NodeIds.Of("ImportJob", (Guid)entry.Property("Id").CurrentValue!));
            }

            await unit.CommitAsync(TestContext.Current.CancellationToken);
        });

        return ids;
    }
}
