using System.Collections.Concurrent;
using GraphQL;
using GraphQLParser.AST;
using OrderCloud.Platform.Access;

namespace OrderCloud.Platform.Graph.Events;

/// <summary>
/// Has an event read once for all who are about to be told the same of it. Shared is only what is being read just now, which
/// nobody asked before the event, and only what went well: of a failure each hears his own.
/// </summary>
internal sealed class SharedEvents
{
    private readonly ConcurrentDictionary<EventReading, Task<ExecutionResult?>> underWay = new();

    public async Task<ExecutionResult> ReadAsync(EventReading reading, Func<Task<ExecutionResult>> read, CancellationToken ct)
    {
        var own = new TaskCompletionSource<ExecutionResult?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var first = underWay.GetOrAdd(reading, own.Task);

        if (first != own.Task)
            return await first.WaitAsync(ct) ?? await read();

        ExecutionResult? shared = null;

        try
        {
            var result = await read();
            shared = result.Errors is { Count: > 0 } ? null : result;

            return result;
        }
        finally
        {
            underWay.TryRemove(reading, out _);
            own.SetResult(shared);
        }
    }
}

/// <summary>What decides what a subscriber is told of an event: equal ones are told the same.</summary>
/// <param name="Operation">Of a document that is kept: an operation sent again is the same object.</param>
/// <param name="Variables">As JSON.</param>
internal sealed record EventReading(EventNotice Notice, GraphQLOperationDefinition Operation, string Variables, string? AcceptLanguage, TenantContext? Tenant, Caller Caller)
{
    public bool Equals(EventReading? other) =>
        other is not null && Operation == other.Operation && Notice == other.Notice && Variables == other.Variables && AcceptLanguage == other.AcceptLanguage && Tenant == other.Tenant && Caller.IsLike(other.Caller);

    public override int GetHashCode() => HashCode.Combine(Notice.EventId, Operation, Variables, Tenant, Caller.SubjectId);
}
