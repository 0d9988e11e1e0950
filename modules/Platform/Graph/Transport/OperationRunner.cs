using GraphQL;
using GraphQL.Execution;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser.AST;
using Microsoft.Extensions.Logging;
using OrderCloud.Platform.Graph.Cost;
using OrderCloud.Platform.Graph.Rate;
using OrderCloud.Platform.Graph.Security;
using OrderCloud.Platform.Graph.Transport.Known;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Platform.Graph.Transport;

/// <summary>
/// Runs one operation, whatever way it came: gate, budget, guard, validation, rules of the operation, execution, in a scope of its
/// caller's tenant. Every refusal is a result; nothing is thrown but cancellation.
/// </summary>
internal sealed partial class OperationRunner
{
    private readonly IServiceProvider services;
    private readonly KnownExecuter executer;
    private readonly ISchema schema;
    private readonly VisibleSchema visible;
    private readonly DocumentGuard guard;
    private readonly DocumentCache cache;
    private readonly StoredDocuments stored;
    private readonly AutomaticDocuments automatic;
    private readonly OperationGate gate;
    private readonly RateBudget budget;
    private readonly OperationLimits limits;
    private readonly Database database;
    private readonly OperationMeter meter;
    private readonly ILogger<OperationRunner> log;
    private readonly IValidationRule[] unseen;
    private readonly IValidationRule[] seen;

    public OperationRunner(
        IServiceProvider services, KnownExecuter executer, ISchema schema, VisibleSchema visible, DocumentGuard guard, DocumentCache cache, StoredDocuments stored, AutomaticDocuments automatic, OperationGate gate, RateBudget budget,
        OperationLimits limits, GuardLimits guardLimits, Database database, IEnumerable<IOperationRule> rules, OperationMeter meter, ILogger<OperationRunner> log)
    {
        (this.services, this.executer, this.schema, this.visible, this.guard, this.cache, this.stored, this.automatic, this.gate, this.budget, this.limits, this.database, this.meter, this.log) =
            (services, executer, schema, visible, guard, cache, stored, automatic, gate, budget, limits, database, meter, log);

        seen = [.. rules];
        unseen = [new ErrorLimitRule(), .. DocumentValidator.CoreRules, new FieldCycleRule(guardLimits), new SubscriptionRule(), .. seen];
    }

    /// <param name="admits">Refuses kinds of operation that don't belong on this way in.</param>
    public Task<ExecutionResult> RunAsync(OperationRequest request, OperationContext context, Action<OperationType> admits, CancellationToken ct) =>
        meter.OperationAsync(context, () => RunGatedAsync(request, context, admits, ct));

    private async Task<ExecutionResult> RunGatedAsync(OperationRequest request, OperationContext context, Action<OperationType> admits, CancellationToken ct)
    {
        try
        {
            using var seat = gate.Enter(context.Current().Tenant);
            var bill = context.Bill = budget.Open(context.Current(), context.Address);
            bill.RequireAny();

            try
            {
                var complete = await stored.CompleteAsync(request, context.Current(), ct);
                var result = Settled(await RunAdmittedAsync(complete, context, bill, admits, ct));

                Charge(bill, result);

                await automatic.NoteAsync(request, result);

                return result;
            }
            catch (Exception fault) when (fault is not (RequestRefusal { Code: ErrorCodes.RateLimited } or OperationCanceledException))
            {
                bill.Refused();

                throw;
            }
        }
        catch (RequestRefusal refusal)
        {
            return new ExecutionResult(refusal);
        }
    }

    private static void Charge(RateBill bill, ExecutionResult result)
    {
        switch (result)
        {
            // What took too long and was stopped has had its work, and pays all that was held for it.
            case { Executed: true } or { Errors: [TimeoutError, ..] }:
                break;
            case { Errors: null }:
                bill.Asked();
                break;
            default:
                bill.Refused();
                break;
        }
    }

    private async Task<ExecutionResult> RunAdmittedAsync(OperationRequest request, OperationContext context, RateBill bill, Action<OperationType> admits, CancellationToken ct)
    {
        var cached = cache.Find(request.Document);
        var document = cached?.Document ?? guard.Build(request.Document);
        var known = cached?.Of(request.OperationName);
        var operation = context.Operation = known?.Definition ?? OperationChoice.Of(document, request.OperationName);
        admits(operation.Operation);
        var plan = known?.Cost ?? new CostPlanner(document, schema).Plan(operation);
        context.Cost = plan.Of(request.Variables);
        bill.Hold(context.Cost.Price);

        await using var scope = await context.Current().OpenAsync(services, ct);

        var options = new ExecutionOptions
        {
            Schema = visible.For(context.Current().Caller),
            Document = document,
            Query = request.Document,
            OperationName = request.OperationName,
            Variables = request.Variables,
            Extensions = request.Extensions,
            UserContext = context,
            RequestServices = scope.Services,
            ValidationRules = known is null ? unseen : seen,
            Timeout = limits.ExecutionTime,
            UnhandledExceptionDelegate = Report,
            CancellationToken = ct,
        };

        var result = await (known is null ? executer.ExecuteAsync(options) : executer.ExecuteAsync(known, options));

        // What was executed was valid, all of the document and not only this operation.
        if (known is null && result.Executed)
            cache.Keep(request.Document, new KnownDocument(document, schema));

        // What wasn't found was not worth what it might have been; of a subscription each event costs the same.
        if (result.Data is ExecutionNode root)
            bill.Settle(Math.Max(plan.Least.Price, Objects(root)));

        if (context.CostMode is not CostMode.None)
            (result.Extensions ??= [])["operationCost"] = context.Cost.Report();

        return result;
    }

    private static int Objects(ExecutionNode node)
    {
        var count = 0;

        switch (node)
        {
            case ObjectExecutionNode { SubFields: { } fields }:
                count++;

                foreach (var field in fields)
                    count += Objects(field);

                break;
            case ArrayExecutionNode { SerializedResult: ReadObjects objects }:
                count += objects.Count;
                break;
            case ArrayExecutionNode { Items: { } items }:
                foreach (var item in items)
                    count += Objects(item);

                break;
        }

        return count;
    }

    private static ExecutionResult Settled(ExecutionResult result)
    {
        if (result.Executed || result.Errors is not { Count: > 0 } errors)
            return result;

        var shown = errors.SelectMany(error => error is ValidationEnded ended ? ended.Errors : [error]).Where(error => error is not CostIsAnswer).ToArray();

        if (shown is [])
        {
            result.Errors = null;

            return result;
        }

        // A stranger learns that he is one, and nothing more of the document's other faults.
        if (shown.FirstOrDefault(error => error.Code is ErrorCodes.NotAuthenticated or ErrorCodes.NotAuthorized) is { } refusal)
            shown = [refusal];

        result.Errors = [];
        result.Errors.AddRange(shown.Take(ErrorLimitRule.MaxErrors));

        return result;
    }

    private Task Report(UnhandledExceptionContext fault)
    {
        var context = (fault.ExecutionOptions.UserContext as OperationContext)!;
        Failed(log, fault.OriginalException, context.RequestId, fault.FieldContext?.Path is { } path ? string.Join('.', path) : "");

        if (database.IsUnavailable(fault.OriginalException))
            fault.Exception = RequestRefusal.Busy(limits.RetryAfter);

        return Task.CompletedTask;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Unexpected failure in request {RequestId} at {Path}")]
    private static partial void Failed(ILogger log, Exception fault, string requestId, string path);
}
