using System.Linq.Expressions;
using GraphQL;
using GraphQL.Resolvers;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Platform.Graph.Loading;

namespace OrderCloud.Platform.Graph.Data;

/// <summary>Resolves a list of the query root.</summary>
internal sealed class ListResolver<T>(ListShape<T> shape, ListQuery<T> query) : IFieldResolver where T : class
{
    public ValueTask<object?> ResolveAsync(IResolveFieldContext context) => shape.Reader(context, query).ReadAsync(context.CancellationToken);
}

/// <summary>Resolves a list that hangs on an object, together with the same list of its siblings.</summary>
internal sealed class ChildListResolver<T>(ListShape<T> shape, ListQuery<T> query, IEntityType parent) : IFieldResolver where T : class
{
    private readonly Expression<Func<T, Guid?>> parentId = ((IChildListQuery<T>)query).ParentId;

    public ValueTask<object?> ResolveAsync(IResolveFieldContext context)
    {
        var reader = shape.Reader(context, query);

        // Siblings share this place in the document, and with it the arguments; another alias is another place.
        var place = $"{context.ParentType.Name}.{context.FieldDefinition.Name} at {context.FieldAst.Location.Start}";
        var loader = context.RequestServices!.GetRequiredService<Loaders>().Batch<Guid, Connection>(place, (parents, ct) => reader.ReadAsync(parentId, parents, ct));

        return new(loader.Load(parent.IdOf(context.Source!)));
    }
}
