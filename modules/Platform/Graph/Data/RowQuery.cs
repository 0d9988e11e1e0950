using GraphQL;
using Microsoft.EntityFrameworkCore;

namespace OrderCloud.Platform.Graph.Data;

/// <summary>A use case that reads one row; of it only what the client selects is loaded.</summary>
/// <inheritdoc/>
public abstract class RowQuery<TArguments, T> : Query<TArguments, T>, IRowQuery where TArguments : class where T : class
{
    private IReadOnlyCollection<string>? members;
    private IServiceProvider? services;

    /// <summary>The row asked for: at most one. The context's own filters apply.</summary>
    public abstract IQueryable<T> Row(TArguments arguments);

    public sealed override async Task<T?> HandleAsync(TArguments arguments, CancellationToken ct)
    {
        var source = Row(arguments).AsNoTracking();

        if (await Projection<T>.Apply(source, members).SingleOrDefaultAsync(ct) is not { } row)
            return null;

        if (services is not null)
            Projection<T>.Opening(source, members)?.Invoke(services, [row]);

        return row;
    }

    void IRowQuery.Select(IResolveFieldContext context) =>
        (members, services) = (AskedMembers.Of(context, (IEntityType)context.FieldDefinition.ResolvedType!), context.RequestServices);
}

/// <inheritdoc cref="RowQuery{TArguments, T}"/>
internal interface IRowQuery
{
    /// <summary>Takes note of what the client selects.</summary>
    void Select(IResolveFieldContext context);
}
