using GraphQL;
using GraphQL.Execution;
using OrderCloud.Platform.Graph.Transport;

namespace OrderCloud.Platform.Graph.Events;

/// <summary>What a subscriber is told of one event.</summary>
internal readonly record struct Told(Guid EventId, ExecutionResult Result);

/// <summary>The answers of one subscription, pulled one by one: the next event is resolved when the one before has been taken.</summary>
/// <param name="enter">Takes a place for as long as somebody listens.</param>
internal sealed class EventStream(IEventBus bus, EventSource source, Func<IDisposable> enter, Func<EventNotice, CancellationToken, Task<ExecutionResult>> resolve) : IAsyncEnumerable<Told>, IObservable<ExecutionResult>
{
    /// <summary>Ends with the caller's right; an event that he may not see is passed over.</summary>
    /// <exception cref="SlowSubscriberException">Events were lost.</exception>
    /// <exception cref="ExecutionError">EVENT_WINDOW_EXPIRED, or no place is left.</exception>
    public async IAsyncEnumerator<Told> GetAsyncEnumerator(CancellationToken ct = default)
    {
        using var place = enter();
        using var subscription = bus.Subscribe(source.Topic, source.After);

        await foreach (var notice in subscription.WithCancellation(ct))
        {
            var result = await resolve(notice, ct);

            if (IsNothing(result))
                continue;

            yield return new(notice.EventId, result);

            if (IsRefused(result))
                yield break;
        }
    }

    /// <exception cref="NotSupportedException">Always: answers are pulled.</exception>
    public IDisposable Subscribe(IObserver<ExecutionResult> observer) => throw new NotSupportedException("Events are pulled.");

    /// <summary>The caller lacks the right to the stream itself, and not only to a field of one event.</summary>
    public static bool IsRefused(ExecutionResult result) =>
        IsEmpty(result) && result.Errors is { Count: > 0 } errors && errors.Any(error => error.Code is ErrorCodes.NotAuthenticated or ErrorCodes.NotAuthorized);

    private static bool IsNothing(ExecutionResult result) => IsEmpty(result) && result.Errors is not { Count: > 0 };

    private static bool IsEmpty(ExecutionResult result) => result.Data is not RootExecutionNode { SubFields: [{ Result: not null }] };
}
