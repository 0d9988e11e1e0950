using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using OrderCloud.Platform.Idempotency;
using OrderCloud.Platform.Outbox;

namespace OrderCloud.Platform.Persistence;

/// <summary>The rows of the plumbing that are past their time, over all tenants.</summary>
internal sealed class RetiredRows(DbContextOptions<RetiredRows> options) : SystemDb(options)
{
    public static readonly SystemRight[] Rights =
    [
        SystemRight.On<OutboxMessage>(reads: [nameof(OutboxMessage.TenantId), nameof(OutboxMessage.Id), nameof(OutboxMessage.DispatchedAt)], deletes: true),
        SystemRight.On<HandledEvent>(reads: [nameof(HandledEvent.TenantId), nameof(HandledEvent.EventId), nameof(HandledEvent.At)], deletes: true),
        SystemRight.On<IdempotencyKey>(reads: [nameof(IdempotencyKey.TenantId), nameof(IdempotencyKey.KeptUntil)], deletes: true),
    ];

    public override string Schema => PlatformDb.SchemaName;

    private DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    /// <summary>Facts that were told before this time. What still waits or is parked stays.</summary>
    internal IQueryable<OutboxMessage> Facts(DateTimeOffset before) => Outbox.Where(message => message.DispatchedAt < before);

    /// <summary>Notes of handled facts from before this time, but for facts that may still come: a parked one is told again when a person says so.</summary>
    internal IQueryable<HandledEvent> Handled(DateTimeOffset before) =>
        Set<HandledEvent>().Where(handled => handled.At < before && !Outbox.Any(message => message.TenantId == handled.TenantId && message.Id == handled.EventId));

    /// <summary>Keys that were to be kept until before this time.</summary>
    internal IQueryable<IdempotencyKey> Keys(DateTimeOffset now) => Set<IdempotencyKey>().Where(key => key.KeptUntil < now);

    /// <returns>How many rows went; 0 when none are left.</returns>
    public Task<int> ForgetFactsAsync(DateTimeOffset before, int batch, CancellationToken ct) => ForgetAsync(Facts(before), message => message.DispatchedAt!.Value, batch, ct);

    /// <inheritdoc cref="ForgetFactsAsync"/>
    public Task<int> ForgetHandledAsync(DateTimeOffset before, int batch, CancellationToken ct) => ForgetAsync(Handled(before), handled => handled.At, batch, ct);

    /// <inheritdoc cref="ForgetFactsAsync"/>
    public Task<int> ForgetKeysAsync(DateTimeOffset now, int batch, CancellationToken ct) => ForgetAsync(Keys(now), key => key.KeptUntil, batch, ct);

    /// <summary>When the rows went out of date, the oldest first.</summary>
    internal static IQueryable<DateTimeOffset> Times<TRow>(IQueryable<TRow> retired, Expression<Func<TRow, DateTimeOffset>> time) => retired.OrderBy(time).Select(time);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfiguration(new OutboxMessageConfiguration()).ApplyConfiguration(new HandledEventConfiguration()).ApplyConfiguration(new IdempotencyKeyConfiguration());
        base.OnModelCreating(modelBuilder);
    }

    // A DELETE has no LIMIT everywhere. So the time of the batch's last row is looked up by the index, and all up to it go: more than
    // the batch only where rows share one instant.
    private static async Task<int> ForgetAsync<TRow>(IQueryable<TRow> retired, Expression<Func<TRow, DateTimeOffset>> time, int batch, CancellationToken ct) where TRow : class
    {
        if (await Times(retired, time).Skip(batch - 1).Select(it => (DateTimeOffset?)it).FirstOrDefaultAsync(ct) is not { } last)
            return await retired.ExecuteDeleteAsync(ct);

        // Read from the closure, so that it becomes a parameter and not a text of its own each time.
        Expression<Func<DateTimeOffset>> bound = () => last;
        var upTo = Expression.Lambda<Func<TRow, bool>>(Expression.LessThanOrEqual(time.Body, bound.Body), time.Parameters);

        return await retired.Where(upTo).ExecuteDeleteAsync(ct);
    }
}
