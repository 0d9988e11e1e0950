using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.ApiTests.Hosting;

/// <summary>
/// Makes the dispatcher tell a tenant's facts again, as after a crash between the effect and the note that it is done. Reaches
/// the outbox by its table's name: its class is internal, and the product has no door to it.
/// </summary>
internal static class OutboxReplay
{
    /// <summary>How many facts are told again.</summary>
    public static Task<int> BeginAsync(RunningHost host, string tenantId) => RunAsync(host, tenantId, async (unit, db, outbox) =>
    {
        await unit.BeginAsync(TestContext.Current.CancellationToken);
        var messages = await outbox.ToListAsync(TestContext.Current.CancellationToken);

        // Due at once: what was leased keeps the end of its lease.
        foreach (var entry in messages.Select(db.Entry))
            (entry.Property("DispatchedAt").CurrentValue, entry.Property("DueAt").CurrentValue) = (null, entry.Property("OccurredAt").CurrentValue);

        await unit.CommitAsync(TestContext.Current.CancellationToken);

        return messages.Count;
    });

    /// <summary>How many facts wait.</summary>
    public static Task<int> WaitingAsync(RunningHost host, string tenantId) => RunAsync(host, tenantId, async (unit, _, outbox) =>
    {
        await unit.OpenAsync(TestContext.Current.CancellationToken);

        return await outbox.CountAsync(message => EF.Property<DateTimeOffset?>(message, "DispatchedAt") == null, TestContext.Current.CancellationToken);
    });

    private static async Task<int> RunAsync(RunningHost host, string tenantId, Func<UnitOfWork, DbContext, IQueryable<object>, Task<int>> work)
    {
        await using var scope = TenantScope.Of(host.Services, new TenantContext(NodeIds.ToGuid(tenantId)), Caller.System);
        var db = (DbContext)scope.Services.GetRequiredService(scope.Services.GetServices<RegisteredDb>().Single(it => it.Schema == "platform").Context);
        var type = db.Model.GetEntityTypes().Single(it => it.GetTableName() == "outbox_messages").ClrType;

        return await work(scope.Services.GetRequiredService<UnitOfWork>(), db, (IQueryable<object>)typeof(DbContext).GetMethod(nameof(DbContext.Set), [])!.MakeGenericMethod(type).Invoke(db, [])!);
    }
}
