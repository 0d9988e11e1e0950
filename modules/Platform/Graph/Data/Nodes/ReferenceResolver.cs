using GraphQL;
using GraphQL.Resolvers;

namespace OrderCloud.Platform.Graph.Data;

/// <summary>Follows references, ours or another module's, to the objects they stand for.</summary>
/// <param name="read">Gives a <c>CustomerRef</c>, a bare id, or null.</param>
internal sealed class ReferenceResolver(Lazy<IEntityType> to, Func<object, object?> read) : IFieldResolver
{
    public ValueTask<object?> ResolveAsync(IResolveFieldContext context) =>
        new(References.IdOf(read(context.Source!)) is { } id ? to.Value.Load(context, id) : null);
}
