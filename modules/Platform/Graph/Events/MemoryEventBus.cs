using OrderCloud.Platform.Access;

namespace OrderCloud.Platform.Graph.Events;

/// <summary>The bus of a single process.</summary>
internal sealed class MemoryEventBus : IEventBus
{
    private readonly Lock gate = new();
    private readonly Dictionary<TenantKey, List<EventListener>> topics = [];

    /// <summary>Topics that somebody listens to.</summary>
    public int Topics
    {
        get
        {
            lock (gate)
                return topics.Count;
        }
    }

    public void Publish(TenantKey topic, EventNotice notice)
    {
        lock (gate)
        {
            foreach (var subscription in topics.GetValueOrDefault(topic, []))
                subscription.Offer(notice);
        }
    }

    public EventListener Subscribe(TenantKey topic)
    {
        var subscription = new EventListener(it => Leave(topic, it));

        lock (gate)
        {
            if (!topics.TryGetValue(topic, out var listeners))
                topics.Add(topic, listeners = []);

            listeners.Add(subscription);
        }

        return subscription;
    }

    private void Leave(TenantKey topic, EventListener subscription)
    {
        lock (gate)
        {
            if (topics.TryGetValue(topic, out var listeners) && listeners.Remove(subscription) && listeners.Count == 0)
                topics.Remove(topic);
        }
    }
}
