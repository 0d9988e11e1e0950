using OrderCloud.Platform.Access;

namespace OrderCloud.Platform.Graph.Events;

/// <summary>
/// Tells open subscriptions that something happened. A notice says what to look at, never what is there: each receiver
/// loads the event as its own tenant and caller. At least once; clients drop ids they know.
/// </summary>
public interface IEventBus
{
    /// <summary>Reaches whoever subscribed before; never waits for a receiver.</summary>
    void Publish(TenantKey topic, EventNotice notice);

    /// <summary>Listens from the call on, until disposed. The last to leave a topic removes it.</summary>
    EventListener Subscribe(TenantKey topic);
}

/// <summary>That something happened to an object.</summary>
/// <param name="EventId">The same for every receiver and every repetition.</param>
public sealed record EventNotice(Guid EventId, DateTimeOffset OccurredAt, Guid ObjectId);

/// <summary>Names topics: <c>t:{tenant}:topic:{name}</c>, so that no argument of a subscription can reach the tenant's part.</summary>
public static class EventTopic
{
    /// <param name="name">What <see cref="Subscription{TArguments, TEvent}.Topic"/> gives, e.g. <c>order:{id}</c>.</param>
    public static TenantKey For(TenantContext tenant, string name) => TenantKey.For(tenant, "topic", name);
}

/// <summary>The subscriber fell behind by more notices than are kept for it; it has to read anew.</summary>
public sealed class SlowSubscriberException() : Exception("The subscriber is too slow.");
