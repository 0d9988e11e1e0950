using System.Diagnostics;
using System.Text.Json;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Platform.Outbox;

/// <summary>Puts facts into the outbox, in the transaction that makes them true.</summary>
public sealed class EventPublisher
{
    private readonly PlatformDb db;
    private readonly OutboxSignal signal;
    private readonly TimeProvider clock;

    internal EventPublisher(PlatformDb db, UnitOfWork unit, OutboxSignal signal, TimeProvider clock)
    {
        (this.db, this.signal, this.clock) = (db, signal, clock);
        unit.AfterCommit(signal.Raise);
    }

    /// <param name="aggregateId">Facts of one aggregate are handled in order.</param>
    public void Publish<TEvent>(TEvent fact, Guid aggregateId) where TEvent : class
    {
        var now = clock.GetUtcNow();

        db.Outbox.Add(new OutboxMessage
        {
            Position = signal.NextPosition(now),
            Type = typeof(TEvent).Name,
            AggregateId = aggregateId,
            Payload = JsonSerializer.Serialize(fact),
            OccurredAt = now,
            TraceParent = Activity.Current is { IdFormat: ActivityIdFormat.W3C } span ? span.Id : null,
            DueAt = now,
        });
    }
}

/// <summary>Wakes the dispatcher of this process after a commit; polling finds what other processes wrote.</summary>
public sealed class OutboxSignal : IDisposable
{
    private readonly SemaphoreSlim semaphore = new(0, 1);
    private long last;

    public void Raise()
    {
        try
        {
            semaphore.Release();
        }
        catch (SemaphoreFullException)
        {
            // Already awake.
        }
    }

    /// <summary>Ticks, pushed on where the clock stands still or goes back: two facts of one process never share a position.</summary>
    internal long NextPosition(DateTimeOffset now)
    {
        while (true)
        {
            var seen = Volatile.Read(ref last);
            var next = Math.Max(seen + 1, now.UtcTicks);

            if (Interlocked.CompareExchange(ref last, next, seen) == seen)
                return next;
        }
    }

    public Task WaitAsync(TimeSpan atMost, CancellationToken ct) => semaphore.WaitAsync(atMost, ct);

    public void Dispose() => semaphore.Dispose();
}
