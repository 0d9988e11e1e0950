using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Platform.Outbox;

/// <summary>Tells the facts of the outbox to their handlers: at least once, in order per aggregate, each handler in a transaction of its own.</summary>
internal sealed partial class OutboxDispatcher(
    IServiceProvider services, SystemWork system, Database database, OutboxSignal signal, IEnumerable<EventSubscription> subscriptions, IMeterFactory meters, TimeProvider clock, ILogger<OutboxDispatcher> logger)
    : BackgroundService
{
    // After a crash the facts that it had leased wait for the rest of the lease: a short one, and who is still at work renews it.
    private const int Batch = 50, MaxAttempts = 10;
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(15), Renewal = TimeSpan.FromSeconds(5), Poll = TimeSpan.FromSeconds(1);

    internal const string MeterName = "OrderCloud.Outbox", LagName = "ordercloud.outbox.lag";

    private static readonly ActivitySource Spans = new(MeterName);

    private readonly Histogram<double> lag = meters.Create(MeterName).CreateHistogram<double>(LagName, "s", "From a fact's commit until the last of its handlers had taken it in.");
    private readonly string owner = Guid.NewGuid().ToString("N");
    private readonly ILookup<string, EventSubscription> handlers = subscriptions.ToLookup(it => it.Event.Name);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await DispatchAsync(stoppingToken) == 0)
                    await signal.WaitAsync(Poll, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                // The database is away or busy: nothing is lost, the messages stay where they are.
                Unreadable(failure);
                await Task.Delay(Poll, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        await system.RunAsync<OutboxPump, int>("outbox: give back leases", (pump, ct) => pump.ReleaseAsync(owner, clock.GetUtcNow(), ct), CancellationToken.None);
    }

    private async Task<int> DispatchAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var messages = await system.RunAsync<OutboxPump, List<OutboxMessage>>("outbox: lease", (pump, token) => pump.LeaseAsync(owner, Batch, now, Lease, token), ct);
        var failing = new HashSet<(Guid, Guid)>();
        var renewed = now;

        foreach (var message in messages)
        {
            ct.ThrowIfCancellationRequested();

            if (clock.GetUtcNow() is var time && time - renewed > Renewal)
            {
                await MarkAsync((pump, token) => pump.RenewAsync(owner, time + Lease, token), ct);
                renewed = time;
            }

            // A later fact of the same aggregate waits for the failing one.
            if (failing.Contains((message.TenantId, message.AggregateId)))
                await MarkAsync((pump, token) => pump.FailAsync(message, "Waiting", clock.GetUtcNow() + Poll, clock.GetUtcNow(), token), ct);
            else if (!await TryHandleAsync(message, ct))
                failing.Add((message.TenantId, message.AggregateId));
        }

        return messages.Count;
    }

    private async Task<bool> TryHandleAsync(OutboxMessage message, CancellationToken ct)
    {
        try
        {
            foreach (var handler in handlers[message.Type])
                await database.RepeatAsync(() => HandleOnceAsync(message, handler, ct), ct);

            await MarkAsync((pump, token) => pump.CompleteAsync(message, clock.GetUtcNow(), token), ct);
            lag.Record((clock.GetUtcNow() - message.OccurredAt).TotalSeconds, new KeyValuePair<string, object?>("ordercloud.event", message.Type));

            return true;
        }
        catch (Exception failure) when (failure is not OutOfMemoryException && !ct.IsCancellationRequested)
        {
            var now = clock.GetUtcNow();
            var wait = TimeSpan.FromSeconds(Math.Min(300, Math.Pow(2, message.Attempts)));
            DateTimeOffset? dueAt = message.Attempts + 1 < MaxAttempts ? now + wait : null;

            Failed(failure, message.Id, message.Type, message.Attempts + 1);
            await MarkAsync((pump, token) => pump.FailAsync(message, failure.GetType().Name, dueAt, now, token), ct);

            return false;
        }
    }

    /// <returns>False where it was handled before.</returns>
    private async Task<bool> HandleOnceAsync(OutboxMessage message, EventSubscription handler, CancellationToken ct)
    {
        var fact = JsonSerializer.Deserialize(message.Payload, handler.Event)!;
        var header = new EventHeader(message.Id, message.TenantId, message.AggregateId, message.OccurredAt);
        using var span = Spans.StartActivity(handler.Name, ActivityKind.Consumer, message.TraceParent);
        await using var scope = TenantScope.Of(services, new TenantContext(message.TenantId), Caller.System, new Origin(handler.Name, message.Id.ToString()));
        var unit = scope.Services.GetRequiredService<UnitOfWork>();
        var db = scope.Services.GetRequiredService<PlatformDb>();
        await unit.BeginAsync(ct);

        if (await db.IsHandledAsync(message.Id, handler.Name, ct))
            return false;

        db.Handled.Add(new HandledEvent { EventId = message.Id, Handler = handler.Name, At = clock.GetUtcNow() });
        await handler.HandleAsync(scope.Services, fact, header, ct);
        await unit.CommitAsync(ct);

        return true;
    }

    private Task<int> MarkAsync(Func<OutboxPump, CancellationToken, Task<int>> mark, CancellationToken ct) => system.RunAsync("outbox: mark", mark, ct);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The outbox could not be read; trying again")]
    private partial void Unreadable(Exception failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "Event {EventId} ({Type}) failed, try {Attempt}")]
    private partial void Failed(Exception failure, Guid eventId, string type, int attempt);
}
