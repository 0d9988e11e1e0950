namespace OrderCloud.Platform.Outbox;

/// <summary>Reacts to another module's fact, in a transaction of its own, as the tenant whose fact it is. Runs at least once, takes effect once.</summary>
public interface IEventHandler<in TEvent> where TEvent : class
{
    Task HandleAsync(TEvent fact, EventHeader header, CancellationToken ct);
}

/// <summary>What is known of every event.</summary>
/// <param name="EventId">The same on every delivery.</param>
public sealed record EventHeader(Guid EventId, Guid TenantId, Guid AggregateId, DateTimeOffset OccurredAt);

/// <summary>A handler's registration.</summary>
/// <param name="Name">Kept with each handled event; never rename.</param>
internal sealed record EventSubscription(Type Event, string Name, Func<IServiceProvider, object, EventHeader, CancellationToken, Task> HandleAsync);
