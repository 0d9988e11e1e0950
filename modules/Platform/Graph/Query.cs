namespace OrderCloud.Platform.Graph;

/// <summary>A use case that reads one answer. Lists with paging are <c>ListQuery</c>.</summary>
public interface IQuery
{
    internal Task<object?> RunAsync(object arguments, CancellationToken ct);
}

/// <inheritdoc cref="IQuery"/>
/// <typeparam name="TArguments">A record; its parameters are the field's arguments.</typeparam>
public abstract class Query<TArguments, TResult> : IQuery where TArguments : class where TResult : class
{
    public abstract Task<TResult?> HandleAsync(TArguments arguments, CancellationToken ct);

    async Task<object?> IQuery.RunAsync(object arguments, CancellationToken ct) => await HandleAsync((TArguments)arguments, ct);
}

/// <summary>For a query without arguments.</summary>
public sealed record NoArguments;

/// <summary>
/// A mutation's result that has several parts: its properties become fields of the payload, beside <c>errors</c>.
/// Without it the payload has one field, named after the result's type.
/// </summary>
public interface IPayload;
