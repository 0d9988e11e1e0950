using System.Threading.Channels;

namespace OrderCloud.Platform.Graph.Events;

/// <summary>One subscriber's queue. Full, it ends with <see cref="SlowSubscriberException"/>: dropping notices silently would show a stale page for ever.</summary>
public sealed class EventListener : IAsyncEnumerable<EventNotice>, IDisposable
{
    /// <summary>Notices kept for a subscriber that doesn't keep up.</summary>
    public const int Capacity = 256;

    private readonly Channel<EventNotice> queue = Channel.CreateBounded<EventNotice>(new BoundedChannelOptions(Capacity) { SingleReader = true });
    private readonly IReadOnlyList<EventNotice> missed;
    private readonly Action<EventListener> leave;

    /// <param name="missed">What came before and is told first.</param>
    public EventListener(Action<EventListener> leave, IReadOnlyList<EventNotice>? missed = null) => (this.leave, this.missed) = (leave, missed ?? []);

    /// <summary>For buses.</summary>
    public void Offer(EventNotice notice)
    {
        if (!queue.Writer.TryWrite(notice))
            End();
    }

    /// <summary>For buses: notices were lost, the subscriber has to come back.</summary>
    public void End() => queue.Writer.TryComplete(new SlowSubscriberException());

    /// <exception cref="SlowSubscriberException">After what was queued: notices were lost.</exception>
    public async IAsyncEnumerator<EventNotice> GetAsyncEnumerator(CancellationToken ct = default)
    {
        foreach (var notice in missed)
            yield return notice;

        await foreach (var notice in queue.Reader.ReadAllAsync(ct))
            yield return notice;
    }

    public void Dispose()
    {
        leave(this);
        queue.Writer.TryComplete();
    }
}
