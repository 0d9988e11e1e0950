using GraphQL;
using GraphQL.Execution;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph.Transport;

namespace OrderCloud.Platform.Graph.Events;

/// <summary>The answers of one subscription, pulled one by one: the next event is resolved when the one before has been taken.</summary>
internal sealed class EventStream(IEventBus bus, TenantKey topic, Func<EventNotice, CancellationToken, Task<ExecutionResult>> resolve) : IAsyncEnumerable<ExecutionResult>, IObservable<ExecutionResult>
{
    /// <summary>Ends with the caller's right; an event that he may not see is passed over.</summary>
    /// <exception cref="SlowSubscriberException">Events were lost.</exception>
    public async IAsyncEnumerator<ExecutionResult> GetAsyncEnumerator(CancellationToken ct = default)
    {
        using var subscription = bus.Subscribe(topic);

        await foreach (var notice in subscription.WithCancellation(ct))
        {
            var result = await resolve(notice, ct);

            if (IsNothing(result))
                continue;

            yield return result;

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
