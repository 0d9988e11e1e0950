using Microsoft.Extensions.Logging;

namespace OrderCloud.Platform.Graph.Transport.WebSockets;

/// <summary>A connection's clock: the wait for its initialisation, pings, the credential's end and its renewal.</summary>
internal sealed partial class SocketWatch(LiveCaller caller, SocketSender sender, SocketLimits limits, TimeProvider clock, ILogger log)
{
    private readonly TaskCompletionSource initialised = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private DateTimeOffset? unanswered;

    public void Initialised() => initialised.TrySetResult();

    public void Answered() => unanswered = null;

    /// <summary>Runs until the connection has to end, or has ended.</summary>
    public async Task<SocketClose> RunAsync(CancellationToken ct)
    {
        try
        {
            await initialised.Task.WaitAsync(limits.InitTimeout, clock, ct);
        }
        catch (TimeoutException)
        {
            return SocketClose.InitTimeout;
        }

        var (ping, check) = (clock.GetUtcNow() + limits.PingInterval, clock.GetUtcNow() + limits.CheckInterval);

        while (true)
        {
            await SleepUntilAsync(Earliest(ping, check), ct);
            var now = clock.GetUtcNow();

            if (caller.Credential.ExpiresAt <= now)
                return SocketClose.Forbidden;

            if (ping <= now && !TryPing(now))
                return SocketClose.NoAnswer;

            if (check <= now && await CheckedAsync(() => caller.RenewAsync(ct), ct) is { } close)
                return close;

            (ping, check) = (Next(ping, limits.PingInterval, now), Next(check, limits.CheckInterval, now));
        }
    }

    private bool TryPing(DateTimeOffset now)
    {
        if (unanswered + limits.PongTimeout <= now)
            return false;

        unanswered ??= now;
        sender.TrySend(SocketFrames.Plain("ping"));

        return true;
    }

    /// <param name="check">Whether the credential counts.</param>
    /// <returns>Why the connection has to end; null when it counts.</returns>
    public async Task<SocketClose?> CheckedAsync(Func<Task<bool>> check, CancellationToken ct)
    {
        try
        {
            return await check() ? null : SocketClose.Forbidden;
        }
        catch (Exception fault) when (!ct.IsCancellationRequested)
        {
            // Who can't be checked isn't trusted any longer; the client comes back by itself.
            CheckFailed(log, fault);

            return SocketClose.TryLater;
        }
    }

    private DateTimeOffset Earliest(DateTimeOffset ping, DateTimeOffset check)
    {
        var next = ping < check ? ping : check;

        return caller.Credential.ExpiresAt is { } end && end < next ? end : next;
    }

    private async Task SleepUntilAsync(DateTimeOffset due, CancellationToken ct)
    {
        var wait = due - clock.GetUtcNow();

        if (wait > TimeSpan.Zero)
            await Task.Delay(wait, clock, ct);
    }

    private static DateTimeOffset Next(DateTimeOffset due, TimeSpan interval, DateTimeOffset now) => due <= now ? now + interval : due;

    [LoggerMessage(Level = LogLevel.Error, Message = "A socket's credential can't be checked")]
    private static partial void CheckFailed(ILogger log, Exception fault);
}
