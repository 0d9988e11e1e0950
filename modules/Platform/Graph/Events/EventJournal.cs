using OrderCloud.Platform.Access;

namespace OrderCloud.Platform.Graph.Events;

/// <summary>Keeps the notices of the last minutes by their topics, for subscribers that come back. Not safe for threads: the bus locks.</summary>
internal sealed class EventJournal(EventLimits limits, TimeProvider clock)
{
    private readonly Dictionary<TenantKey, Queue<EventNotice>> topics = [];
    private readonly Queue<(TenantKey Topic, long At)> order = [];

    public int Count => order.Count;

    public void Keep(TenantKey topic, EventNotice notice)
    {
        if (!topics.TryGetValue(topic, out var notices))
            topics.Add(topic, notices = []);

        notices.Enqueue(notice);
        order.Enqueue((topic, clock.GetTimestamp()));
        Trim();
    }

    /// <summary>What came on a topic after one of its notices; null where that one isn't kept.</summary>
    public IReadOnlyList<EventNotice>? Since(TenantKey topic, Guid after)
    {
        Trim();

        return topics.TryGetValue(topic, out var notices) && notices.Any(notice => notice.EventId == after) ? [.. notices.SkipWhile(notice => notice.EventId != after).Skip(1)] : null;
    }

    public void Forget()
    {
        topics.Clear();
        order.Clear();
    }

    private void Trim()
    {
        while (order.TryPeek(out var oldest) && (order.Count > limits.Kept || clock.GetElapsedTime(oldest.At) > limits.ResumeWindow))
        {
            order.Dequeue();
            var notices = topics[oldest.Topic];
            notices.Dequeue();

            if (notices.Count == 0)
                topics.Remove(oldest.Topic);
        }
    }
}

/// <summary>How long and how many events are kept for who comes back: settings under <c>GraphQL:Events</c>.</summary>
public sealed record EventLimits
{
    public TimeSpan ResumeWindow { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Of all tenants together; where more come, the window is shorter.</summary>
    public int Kept { get; init; } = 50_000;
}
