namespace OrderCloud.Platform.Graph.Events;

/// <summary>A use case that follows something. Made anew for each event, in a scope of that event alone.</summary>
public interface ISubscription
{
    internal string TopicOf(object arguments);

    internal Task<object?> LoadEventAsync(object arguments, EventNotice notice, CancellationToken ct);
}

/// <inheritdoc cref="ISubscription"/>
/// <typeparam name="TArguments">A record; its parameters are the field's arguments.</typeparam>
/// <typeparam name="TEvent">What a client receives.</typeparam>
public abstract class Subscription<TArguments, TEvent> : ISubscription where TArguments : class where TEvent : class, IStreamEvent
{
    /// <summary>What is followed, by name within the tenant. A foreign or unknown key gives a topic on which nothing happens.</summary>
    public abstract string Topic(TArguments arguments);

    /// <summary>Reads what happened, with the rights of the caller as they are now.</summary>
    /// <returns>Null when the caller may not see it: then he hears nothing.</returns>
    public abstract Task<TEvent?> LoadAsync(TArguments arguments, EventNotice notice, CancellationToken ct);

    string ISubscription.TopicOf(object arguments) => Topic((TArguments)arguments);

    async Task<object?> ISubscription.LoadEventAsync(object arguments, EventNotice notice, CancellationToken ct) => await LoadAsync((TArguments)arguments, notice, ct);
}

/// <summary>What every event tells besides its own.</summary>
public interface IStreamEvent
{
    /// <summary>Known ids are repetitions.</summary>
    string EventId { get; }

    DateTimeOffset OccurredAt { get; }
}
