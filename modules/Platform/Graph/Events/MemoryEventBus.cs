using OrderCloud.Platform.Access;

namespace OrderCloud.Platform.Graph.Events;

/// <summary>The bus of a single process, and what a bus of several tells its own subscribers by.</summary>
internal sealed class MemoryEventBus(TimeProvider clock, EventLimits? limits = null) : IEventBus
{
    private readonly Lock gate = new();
    private readonly Dictionary<TenantKey, List<EventListener>> topics = [];
    private readonly EventJournal journal = new(limits ?? new(), clock);

    /// <summary>Topics that somebody listens to.</summary>
    public int Topics
    {
        get
        {
            lock (gate)
                return topics.Count;
        }
    }

    /// <summary>How many listen to a topic.</summary>
    public int Listeners(TenantKey topic)
    {
        lock (gate)
            return topics.GetValueOrDefault(topic, []).Count;
    }

    public void Publish(TenantKey topic, EventNotice notice)
    {
        lock (gate)
        {
            journal.Keep(topic, notice);
            Offer(topic, notice);
        }
    }

    /// <summary>For who comes back only: whoever listens has heard it.</summary>
    public void Keep(TenantKey topic, EventNotice notice)
    {
        lock (gate)
            journal.Keep(topic, notice);
    }

    /// <summary>For whoever listens only: who comes back can't be told what came since.</summary>
    public void Tell(TenantKey topic, EventNotice notice)
    {
        lock (gate)
            Offer(topic, notice);
    }

    /// <summary>Notices were lost, it isn't known of which topics: all streams end, and nobody can be told what came since.</summary>
    public void Lose()
    {
        lock (gate)
        {
            journal.Forget();

            foreach (var listener in topics.Values.SelectMany(listeners => listeners))
                listener.End();
        }
    }

    public EventListener Subscribe(TenantKey topic, Guid? after = null)
    {
        lock (gate)
        {
            // Nothing may come between what is told again and what is heard from now on.
            var missed = after is { } last ? journal.Since(topic, last) ?? throw EventWindow.Expired() : [];
            var subscription = new EventListener(it => Leave(topic, it), missed);

            if (!topics.TryGetValue(topic, out var listeners))
                topics.Add(topic, listeners = []);

            listeners.Add(subscription);

            return subscription;
        }
    }

    private void Offer(TenantKey topic, EventNotice notice)
    {
        foreach (var subscription in topics.GetValueOrDefault(topic, []))
            subscription.Offer(notice);
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
