using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph.Security;
using OrderCloud.Platform.Graph.Transport;

namespace OrderCloud.Platform.Graph.Events;

/// <summary>
/// Tells open subscriptions that something happened. A notice says what to look at, never what is there: each receiver
/// loads the event as its own tenant and caller. At least once; clients drop ids they know.
/// </summary>
public interface IEventBus
{
    /// <summary>Reaches whoever subscribed before, and for some minutes who comes back; never waits for a receiver.</summary>
    void Publish(TenantKey topic, EventNotice notice);

    /// <summary>Listens until disposed. The last to leave a topic removes it.</summary>
    /// <param name="after">The last notice that was heard, to hear what came since; null to listen from the call on.</param>
    /// <exception cref="GraphQL.ExecutionError">EVENT_WINDOW_EXPIRED: what came since is no longer kept, or the notice was never of this topic.</exception>
    EventListener Subscribe(TenantKey topic, Guid? after = null);
}

/// <summary>That something happened to an object.</summary>
/// <param name="EventId">The same for every receiver and every repetition.</param>
public sealed record EventNotice(Guid EventId, DateTimeOffset OccurredAt, Guid ObjectId);

/// <summary>Names topics: <c>t:{tenant}:topic:{name}</c>, so that no argument of a subscription can reach the tenant's part.</summary>
public static class EventTopic
{
    private const string Store = "topic";

    /// <param name="name">What <see cref="Subscription{TArguments, TEvent}.Topic"/> gives, e.g. <c>order:{id}</c>.</param>
    public static TenantKey For(TenantContext tenant, string name) => TenantKey.For(tenant, Store, name);

    /// <summary>A topic as another host wrote it: made again from its tenant. Null for anything else.</summary>
    internal static TenantKey? Parse(string? written) =>
        written?.Split(':', 4) is ["t", var tenant, Store, var name] && Guid.TryParseExact(tenant, "N", out var id) && id != Guid.Empty ? For(new TenantContext(id), name) : null;
}

/// <summary>Notices were lost to the subscriber, mostly since it fell behind by more than are kept for it; it has to come back.</summary>
public sealed class SlowSubscriberException() : Exception("The subscriber is too slow.");

/// <summary>What came after an event isn't known any more.</summary>
internal static class EventWindow
{
    public static RequestRefusal Expired() => new(ErrorCodes.EventWindowExpired, "What came after this event is no longer kept. Subscribe without it, then read again.");
}
