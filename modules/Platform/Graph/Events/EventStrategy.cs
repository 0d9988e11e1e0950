using GraphQL;
using GraphQL.Execution;
using OrderCloud.Platform.Graph.Transport;
using ExecutionContext = GraphQL.Execution.ExecutionContext;

namespace OrderCloud.Platform.Graph.Events;

/// <summary>
/// Executes subscriptions: each event in a scope of its own, with the caller's credential as it is then. Between two events nothing
/// is held but the topic.
/// </summary>
internal sealed class EventStrategy(IServiceProvider services, IEventBus bus, SubscriptionGate gate, OperationMeter meter, OperationLimits limits) : SubscriptionExecutionStrategy(new SerialExecutionStrategy()), IDisposable
{
    private readonly EventPlaces places = new(limits);

    public void Dispose() => places.Dispose();

    protected override async Task<IObservable<ExecutionResult>?> ResolveResponseStreamAsync(ExecutionContext context, ExecutionNode node)
    {
        try
        {
            var source = (EventSource)await node.FieldDefinition.StreamResolver!.ResolveAsync(new ReadonlyResolveFieldContext(node, context));

            var tenant = ((OperationContext)context.UserContext).Current().Tenant;

            return new EventStream(bus, source, () => gate.Enter(tenant), Resolving(CloneExecutionContext(context, CancellationToken.None), node));
        }
        catch (ExecutionError refusal)
        {
            refusal.Path = node.ResponsePath;
            context.Errors.Add(refusal.AddLocation(node.Field, context.Document));

            return null;
        }
    }

    protected override ExecutionContext CloneExecutionContext(ExecutionContext context, CancellationToken token)
    {
        var clone = base.CloneExecutionContext(context, token);
        clone.RequestServices = null;

        return clone;
    }

    private Func<EventNotice, CancellationToken, Task<ExecutionResult>> Resolving(ExecutionContext prepared, ExecutionNode node) => (notice, ct) =>
    {
        var operation = (OperationContext)prepared.UserContext;

        return places.RunAsync(operation.Current().Tenant, () => meter.EventAsync(operation, () => ResolveAsync(prepared, node, notice, ct)), ct);
    };

    private async Task<ExecutionResult> ResolveAsync(ExecutionContext prepared, ExecutionNode node, EventNotice notice, CancellationToken ct)
    {
        var operation = (OperationContext)prepared.UserContext;
        operation.Bill?.Again();
        await using var scope = await operation.Current().OpenAsync(services, ct);
        using var context = CloneExecutionContext(prepared, ct);
        context.RequestServices = scope.Services;

        return await ProcessDataAsync(context, node, notice);
    }
}
