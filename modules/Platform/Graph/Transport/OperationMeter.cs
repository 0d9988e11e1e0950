using System.Diagnostics;
using System.Diagnostics.Metrics;
using GraphQL;
using GraphQL.Types;
using GraphQLParser.AST;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Platform.Graph.Transport;

/// <summary>
/// Tells meters and traces how long an operation took, what it cost and how it ended. It uses words of the schema, of the product's own
/// documents and of <see cref="ErrorCodes"/> alone: so no client makes series without end, and nothing of anybody gets out this way.
/// Names: https://opentelemetry.io/docs/specs/semconv/graphql/graphql-spans/
/// </summary>
internal sealed class OperationMeter
{
    /// <summary>Of the meter and of the source of spans.</summary>
    public const string Name = "OrderCloud.GraphQL";

    public const string
        OperationDuration = "ordercloud.graphql.operation.duration", EventDuration = "ordercloud.graphql.event.duration",
        FieldCost = "ordercloud.graphql.operation.field_cost", TypeCost = "ordercloud.graphql.operation.type_cost",
        Kind = "graphql.operation.type", OperationName = "graphql.operation.name", RootField = "ordercloud.graphql.field", Outcome = "ordercloud.outcome", ErrorType = "error.type", RequestId = "ordercloud.request_id";

    private static readonly ActivitySource Spans = new(Name);
    private static readonly InstrumentAdvice<double> Seconds = new() { HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10] };
    private static readonly InstrumentAdvice<long> Points = new() { HistogramBucketBoundaries = [1, 5, 10, 25, 50, 100, 250, 500, 750, 1_000] };

    private readonly ISchema schema;
    private readonly ShippedDocuments shipped;
    private readonly Database database;
    private readonly Histogram<double> operations, events;
    private readonly Histogram<long> fieldCosts, typeCosts;

    public OperationMeter(IMeterFactory meters, ISchema schema, ShippedDocuments shipped, Database database)
    {
        (this.schema, this.shipped, this.database) = (schema, shipped, database);
        var meter = meters.Create(Name);
        operations = meter.CreateHistogram(OperationDuration, "s", "From the gate to the answer; of a subscription, until it listens.", tags: null, Seconds);
        events = meter.CreateHistogram(EventDuration, "s", "Of one event for one subscriber.", tags: null, Seconds);
        fieldCosts = meter.CreateHistogram(FieldCost, "{point}", "Work that the operation asked for, refused ones too.", tags: null, Points);
        typeCosts = meter.CreateHistogram(TypeCost, "{point}", "Objects that might have come back, of refused operations too.", tags: null, Points);
    }

    public Task<ExecutionResult> OperationAsync(OperationContext context, Func<Task<ExecutionResult>> run) => MeasureAsync("graphql operation", operations, context, run);

    public Task<ExecutionResult> EventAsync(OperationContext context, Func<Task<ExecutionResult>> run) => MeasureAsync("graphql event", events, context, run);

    private Task<ExecutionResult> MeasureAsync(string span, Histogram<double> durations, OperationContext context, Func<Task<ExecutionResult>> run) =>
        Spans.HasListeners() || IsHeard(durations) ? TellAsync(span, durations, context, run) : run();

    private bool IsHeard(Histogram<double> durations) => durations.Enabled || fieldCosts.Enabled || typeCosts.Enabled;

    private async Task<ExecutionResult> TellAsync(string span, Histogram<double> durations, OperationContext context, Func<Task<ExecutionResult>> run)
    {
        using var activity = Spans.StartActivity(span);
        var start = Stopwatch.GetTimestamp();

        try
        {
            var result = await run();
            Tell(activity, durations, start, context, EndOf(result));

            return result;
        }
        catch (Exception fault)
        {
            Tell(activity, durations, start, context, EndOf(fault));

            throw;
        }
    }

    private void Tell(Activity? activity, Histogram<double> durations, long start, OperationContext context, (string Outcome, string? Code) end)
    {
        if (activity is null && !IsHeard(durations))
            return;

        var tags = Tags(context.Operation, end);
        durations.Record(Stopwatch.GetElapsedTime(start).TotalSeconds, tags);

        if (durations == operations && context.Cost != default)
        {
            fieldCosts.Record((long)context.Cost.Fields, tags);
            typeCosts.Record((long)context.Cost.Types, tags);
        }

        if (activity is null)
            return;

        foreach (var (key, value) in tags)
            activity.SetTag(key, value);

        activity.SetTag(RequestId, context.RequestId).SetTag(FieldCost, (long)context.Cost.Fields).SetTag(TypeCost, (long)context.Cost.Types);

        if (end.Outcome is "failed")
            activity.SetStatus(ActivityStatusCode.Error, end.Code);
    }

    private TagList Tags(GraphQLOperationDefinition? operation, (string Outcome, string? Code) end)
    {
        var tags = new TagList { { Outcome, end.Outcome } };

        if (end.Code is not null)
            tags.Add(ErrorType, end.Code);

        if (operation is null)
            return tags;

        tags.Add(Kind, operation.Operation switch { OperationType.Query => "query", OperationType.Mutation => "mutation", _ => "subscription" });

        if (operation.Name?.StringValue is { } name && shipped.Name(name))
            tags.Add(OperationName, name);

        if (FieldOf(operation) is { } field)
            tags.Add(RootField, field);

        return tags;
    }

    /// <summary>As the schema knows it; null where the operation has several, or none that there is.</summary>
    private string? FieldOf(GraphQLOperationDefinition operation)
    {
        var root = operation.Operation switch { OperationType.Query => schema.Query, OperationType.Mutation => schema.Mutation, _ => schema.Subscription };

        return operation.SelectionSet.Selections is [GraphQLField field] ? root?.Fields.Find(field.Name.Value)?.Name : null;
    }

    private static (string Outcome, string? Code) EndOf(ExecutionResult result)
    {
        if (result.Errors is not { Count: > 0 } errors)
            return ("ok", null);

        var codes = errors.Select(ErrorMapper.CodeOf).ToList();

        return codes.Find(IsFault) is { } fault ? ("failed", fault) : (result.Executed ? "partial" : "refused", codes[0]);
    }

    private (string Outcome, string? Code) EndOf(Exception fault) =>
        fault is OperationCanceledException ? ("cancelled", ErrorCodes.Cancelled) : ("failed", database.IsUnavailable(fault) ? ErrorCodes.ServiceUnavailable : ErrorCodes.Internal);

    // Nothing of it is the client's doing.
    private static bool IsFault(string code) => code is ErrorCodes.Internal or ErrorCodes.TimeOut or ErrorCodes.ServiceUnavailable;
}
