using Microsoft.EntityFrameworkCore;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Platform.Outbox;

/// <summary>The outbox over all tenants: leases messages by a conditional UPDATE and marks how they ended.</summary>
internal sealed class OutboxPump(DbContextOptions<OutboxPump> options) : SystemDb(options)
{
    public static readonly SystemRight[] Rights =
    [
        SystemRight.On<OutboxMessage>(
            writes: [nameof(OutboxMessage.DueAt), nameof(OutboxMessage.LeaseOwner), nameof(OutboxMessage.DispatchedAt), nameof(OutboxMessage.ParkedAt), nameof(OutboxMessage.Attempts), nameof(OutboxMessage.LastFailure)]),
    ];

    /// <summary>How many messages of one tenant are leased at once.</summary>
    private const int Share = 10;

    public override string Schema => PlatformDb.SchemaName;

    private DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    /// <summary>
    /// Leases due messages, each tenant's oldest first and one tenant after the other: who has thousands waiting delays nobody by more than
    /// his share. A message waits while an earlier one of its aggregate is not done.
    /// </summary>
    public async Task<List<OutboxMessage>> LeaseAsync(string owner, int count, DateTimeOffset now, TimeSpan lease, CancellationToken ct)
    {
        var leased = new List<OutboxMessage>(count);

        foreach (var message in await FairAsync(count, now, ct))
            if (await TryTakeAsync(message, owner, now + lease, ct))
                leased.Add(message);

        return leased;
    }

    private async Task<IEnumerable<OutboxMessage>> FairAsync(int count, DateTimeOffset now, CancellationToken ct)
    {
        List<(int Turn, OutboxMessage Message)> turns = [];
        List<Guid> served = [];

        // As long as a page is full, there may be tenants behind those who filled it.
        for (var full = true; full && turns.Count < count;)
        {
            var page = await DueAsync(count, now, served, ct);

            foreach (var tenant in page.GroupBy(message => message.TenantId))
            {
                served.Add(tenant.Key);
                turns.AddRange(tenant.Take(Share).Select((message, turn) => (turn, message)));
            }

            full = page.Count == count;
        }

        return turns.OrderBy(it => it.Turn).ThenBy(it => it.Message.Position).Select(it => it.Message).Take(count);
    }

    internal Task<List<OutboxMessage>> DueAsync(int count, DateTimeOffset now, IReadOnlyCollection<Guid> without, CancellationToken ct) => Outbox.AsNoTracking()
        .Where(message => !without.Contains(message.TenantId))
        .Where(message => message.DispatchedAt == null && message.ParkedAt == null && message.DueAt <= now)
        .Where(message => !Outbox.Any(earlier => earlier.TenantId == message.TenantId && earlier.AggregateId == message.AggregateId
            && earlier.DispatchedAt == null && earlier.ParkedAt == null && earlier.Position < message.Position && earlier.DueAt > now))
        .OrderBy(message => message.Position)
        .Take(count)
        .ToListAsync(ct);

    // Another pump may have read the same rows: who has not leased the fact before this one of its aggregate may not lease this one either.
    internal async Task<bool> TryTakeAsync(OutboxMessage message, string owner, DateTimeOffset until, CancellationToken ct) =>
        await Outbox.Where(it => it.TenantId == message.TenantId && it.Id == message.Id && it.DispatchedAt == null && it.DueAt == message.DueAt
                && !Outbox.Any(earlier => earlier.TenantId == it.TenantId && earlier.AggregateId == it.AggregateId && earlier.Position < it.Position
                    && earlier.DispatchedAt == null && earlier.ParkedAt == null && earlier.LeaseOwner != owner))
            .ExecuteUpdateAsync(set => set.SetProperty(it => it.DueAt, until).SetProperty(it => it.LeaseOwner, owner), ct) == 1;

    public Task<int> CompleteAsync(OutboxMessage message, DateTimeOffset now, CancellationToken ct) =>
        Outbox.Where(it => it.TenantId == message.TenantId && it.Id == message.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(it => it.DispatchedAt, now).SetProperty(it => it.LeaseOwner, (string?)null), ct);

    /// <param name="dueAt">Null parks the message.</param>
    public Task<int> FailAsync(OutboxMessage message, string failure, DateTimeOffset? dueAt, DateTimeOffset now, CancellationToken ct) =>
        Outbox.Where(it => it.TenantId == message.TenantId && it.Id == message.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(it => it.Attempts, it => it.Attempts + 1).SetProperty(it => it.LastFailure, failure)
                .SetProperty(it => it.DueAt, dueAt ?? now).SetProperty(it => it.ParkedAt, dueAt == null ? now : null).SetProperty(it => it.LeaseOwner, (string?)null), ct);

    public Task<int> RenewAsync(string owner, DateTimeOffset until, CancellationToken ct) =>
        Leased(owner).ExecuteUpdateAsync(set => set.SetProperty(it => it.DueAt, until), ct);

    /// <summary>Gives back what was leased but not begun.</summary>
    public Task<int> ReleaseAsync(string owner, DateTimeOffset now, CancellationToken ct) =>
        Leased(owner).ExecuteUpdateAsync(set => set.SetProperty(it => it.DueAt, now).SetProperty(it => it.LeaseOwner, (string?)null), ct);

    private IQueryable<OutboxMessage> Leased(string owner) => Outbox.Where(it => it.LeaseOwner == owner && it.DispatchedAt == null && it.ParkedAt == null);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfiguration(new OutboxMessageConfiguration());
        base.OnModelCreating(modelBuilder);
    }
}
