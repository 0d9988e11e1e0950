using GraphQL;
using GraphQL.Execution;
using GraphQL.Instrumentation;
using GraphQL.Validation;

namespace OrderCloud.Platform.Graph.Transport.Known;

/// <summary>Runs operations; those of known documents without what the engine does around each: search the document, measure, tell listeners.</summary>
internal sealed class KnownExecuter(IDocumentBuilder builder, IDocumentValidator validator, IExecutionStrategySelector strategies) : DocumentExecuter(builder, validator, strategies, [])
{
    /// <param name="options">Its rules are those that are asked in every run.</param>
    public async Task<ExecutionResult> ExecuteAsync(KnownOperation operation, ExecutionOptions options)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(options.CancellationToken);
        patience.CancelAfter(options.Timeout);
        var caller = options.CancellationToken;
        options.CancellationToken = patience.Token;
        var isBegun = false;

        try
        {
            var valid = await OperationValidator.ValidateAsync(operation, options);

            if (!valid.IsValid)
                return new ExecutionResult { Errors = valid.Errors };

            var context = BuildExecutionContext(options, options.Document!, operation.Definition, valid, Metrics.None);

            isBegun = true;

            return (await context.ExecutionStrategy.ExecuteAsync(context)).AddErrors(context.Errors);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !caller.IsCancellationRequested)
        {
            return new ExecutionResult(new TimeoutError());
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !patience.IsCancellationRequested)
        {
            var unhandled = new UnhandledExceptionContext(options, fault);

            if (fault is not ExecutionError)
                await options.UnhandledExceptionDelegate(unhandled);

            return new ExecutionResult(unhandled.Exception as ExecutionError ?? new UnhandledError("It can't be executed.", fault)) { Executed = isBegun };
        }
    }
}
