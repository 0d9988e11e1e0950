using System.Globalization;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Redis;
using StackExchange.Redis;

namespace OrderCloud.Platform.Graph.Events;

/// <summary>
/// The bus of several hosts. A stream in Redis puts the notices of all of them in one order, which each host reads once and tells its
/// own subscribers. While Redis is away a host tells what happens on it by itself, and the others when Redis is back: docs/adr/0014.
/// </summary>
internal sealed partial class RedisEventBus(MemoryEventBus local, EventLimits limits, RedisLine line, ILogger<RedisEventBus> logger) : BackgroundService, IEventBus
{
    /// <summary>The stream, and the channel whose empty messages say that something was added to it.</summary>
    public const string Name = "ordercloud:events";

    private const int Page = 500;
    private static readonly RedisChannel Calls = RedisChannel.Literal(Name);
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    private readonly string host = Guid.NewGuid().ToString("N");
    private readonly SemaphoreSlim call = new(0, 1);
    private readonly Lock gate = new();

    // Under the gate.
    private readonly OwnNotices own = new(limits.Kept);
    private bool away = true;

    // The loop's alone.
    private RedisValue last;

    public void Publish(TenantKey topic, EventNotice notice)
    {
        lock (gate)
        {
            own.Add(topic, notice, told: away);

            if (away)
                local.Tell(topic, notice);
        }

        Call();
    }

    public EventListener Subscribe(TenantKey topic, Guid? after = null)
    {
        lock (gate)
            return away && after is not null ? throw EventWindow.Expired() : local.Subscribe(topic, after);
    }

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await ConnectAsync();
        }
        catch (RedisConnectionException refused) when (refused.FailureType is ConnectionFailureType.AuthenticationFailure)
        {
            throw RedisServices.Refused();
        }
        catch (RedisException unreachable)
        {
            // A host that starts meanwhile has to serve too.
            Away(unreachable);
        }

        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ExchangeAsync(await ConnectAsync());
                await call.WaitAsync(Poll, stoppingToken);
            }
            catch (Exception failure) when (failure is RedisException or TimeoutException)
            {
                TellOwn(failure);
                await Task.Delay(Poll, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
        }

        await LeaveAsync();
    }

    public override void Dispose()
    {
        call.Dispose();
        base.Dispose();
    }

    // A call that is lost costs as long as the poll.
    private Task<IDatabase> ConnectAsync() => line.ConnectAsync(Calls, Call);

    private async Task ExchangeAsync(IDatabase db)
    {
        await ReadAsync(db);

        lock (gate)
        {
            if (away)
                Back();

            away = false;
        }

        while (await SendAsync(db))
            await ReadAsync(db);
    }

    /// <summary>Tells what was added since; a stream that doesn't hold what was read last has lost something.</summary>
    private async Task ReadAsync(IDatabase db)
    {
        while (true)
        {
            var entries = last.IsNull ? [] : await db.StreamRangeAsync(Name, minId: last, count: Page);

            if (entries is not [var known, .. var added] || known.Id != last)
            {
                if (!last.IsNull)
                    Lose();

                await JoinAsync(db);

                continue;
            }

            foreach (var entry in added)
                Hear(entry);

            if (added.Length == 0)
                return;

            last = added[^1].Id;
        }
    }

    // An entry of ours is where we begin: whatever is lost from then on is missed. Before it, what who comes back may ask for.
    private async Task JoinAsync(IDatabase db)
    {
        var joined = await AddAsync(db, []);
        var milliseconds = long.Parse(joined.ToString().Split('-')[0], CultureInfo.InvariantCulture);
        var since = Math.Max(0, milliseconds - (long)limits.ResumeWindow.TotalMilliseconds);

        foreach (var entry in await db.StreamRangeAsync(Name, minId: since, maxId: joined))
            Hear(entry);

        last = joined;
    }

    private void Hear(StreamEntry entry)
    {
        var isOwn = entry[NoticeEntry.Host] == host;

        if (NoticeEntry.IsLoss(entry))
            Lose();
        else if (NoticeEntry.Read(entry) is not var (topic, notice))
            return;
        else if (isOwn && WasTold(topic, notice))
            local.Keep(topic, notice);
        else
            local.Publish(topic, notice);
    }

    private bool WasTold(TenantKey topic, EventNotice notice)
    {
        lock (gate)
            return own.Take(topic, notice);
    }

    private async Task<bool> SendAsync(IDatabase db)
    {
        IReadOnlyList<OwnNotice> next;
        bool loss;

        lock (gate)
            (next, loss) = own.Send(Page);

        try
        {
            if (loss)
                await AddAsync(db, NoticeEntry.Loss);
        }
        catch
        {
            lock (gate)
                own.NotSaid();

            throw;
        }

        if (next.Count == 0 && !loss)
            return false;

        await Task.WhenAll(next.Select(notice => AddAsync(db, NoticeEntry.Of(notice.Topic, notice.Notice))));
        await db.PublishAsync(Calls, RedisValue.EmptyString);

        return true;
    }

    private Task<RedisValue> AddAsync(IDatabase db, NameValueEntry[] fields) =>
        db.StreamAddAsync(Name, [new(NoticeEntry.Host, host), .. fields], maxLength: limits.Kept, useApproximateMaxLength: true);

    private void TellOwn(Exception failure)
    {
        lock (gate)
        {
            if (!away)
                Away(failure);

            away = true;
            own.SendAgain();

            foreach (var (topic, notice) in own.Tell())
                local.Tell(topic, notice);
        }
    }

    private void Lose()
    {
        Lost();
        local.Lose();
    }

    private void Call()
    {
        try
        {
            call.Release();
        }
        catch (Exception known) when (known is SemaphoreFullException or ObjectDisposedException)
        {
            // Already called, or at the end.
        }
    }

    private async Task LeaveAsync()
    {
        if (line.Database is not { } db)
            return;

        try
        {
            await SendAsync(db);
        }
        catch (Exception failure) when (failure is RedisException or TimeoutException)
        {
            Away(failure);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Redis is away: subscribers hear of this host's events alone until it is back")]
    private partial void Away(Exception failure);

    [LoggerMessage(Level = LogLevel.Information, Message = "Redis is there: subscribers hear of all hosts' events")]
    private partial void Back();

    [LoggerMessage(Level = LogLevel.Warning, Message = "Redis has lost events: all subscribers have to come back and read again")]
    private partial void Lost();
}
