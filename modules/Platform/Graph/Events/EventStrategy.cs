using System.Text;
using GraphQL;
using GraphQL.Execution;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph.Security;
using OrderCloud.Platform.Graph.Transport;
using ExecutionContext = GraphQL.Execution.ExecutionContext;

namespace OrderCloud.Platform.Graph.Events;

/// <summary>
/// Executes subscriptions: each event in a scope of its own, with the caller's credential as it is then, and once for all who are told
/// the same. Between two events nothing is held but the topic.
/// </summary>
internal sealed class EventStrategy(IServiceProvider services, IEventBus bus, SubscriptionGate gate, OperationMeter meter, OperationLimits limits) : SubscriptionExecutionStrategy(new SerialExecutionStrategy()), IDisposable
{
    private readonly EventPlaces places = new(limits);
    private readonly SharedEvents shared = new();

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

    private Func<EventNotice, CancellationToken, Task<ExecutionResult>> Resolving(ExecutionContext prepared, ExecutionNode node)
    {
        var operation = (OperationContext)prepared.UserContext;
        var variables = VariablesOf(prepared);

        return async (notice, ct) =>
        {
            operation.Bill?.Again();

            // Told is who has the right now, not who had it when the connection asked last.
            if (operation.Renew is { } renew && !await renew(ct))
                return new ExecutionResult(new RequestRefusal(ErrorCodes.NotAuthenticated, "The credential is invalid or has expired."));

            var credential = operation.Current();
            var reading = new EventReading(notice, prepared.Operation, variables, operation.AcceptLanguage, credential.Tenant, credential.Caller);

            return await meter.EventAsync(operation, () => shared.ReadAsync(reading, () => places.RunAsync(credential.Tenant, () => ResolveAsync(prepared, credential, node, notice, ct), ct), ct));
        };
    }

    private static string VariablesOf(ExecutionContext prepared)
    {
        using var text = new PooledBuffer();
        JsonText.Write(text, prepared.ExecutionOptions.Variables, static (json, variables) => ValueWriter.Write(json, variables));

        return Encoding.UTF8.GetString(text.Written.Span);
    }

    private async Task<ExecutionResult> ResolveAsync(ExecutionContext prepared, Credential credential, ExecutionNode node, EventNotice notice, CancellationToken ct)
    {
        await using var scope = await credential.OpenAsync(services, ct);
        using var context = CloneExecutionContext(prepared, ct);
        context.RequestServices = scope.Services;

        return await ProcessDataAsync(context, node, notice);
    }
}
