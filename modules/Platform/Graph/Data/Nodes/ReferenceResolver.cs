using GraphQL;
using GraphQL.DataLoader;
using GraphQL.Resolvers;

namespace OrderCloud.Platform.Graph.Data;

/// <summary>Follows references, ours or another module's, to the objects they stand for.</summary>
/// <param name="read">Gives a <c>CustomerRef</c>, a bare id, or null.</param>
internal sealed class ReferenceResolver(Lazy<IEntityType> to, Func<object, object?> read) : IFieldResolver
{
    public Guid? IdOf(object source) => References.IdOf(read(source));

    public IDataLoaderResult Load(IResolveFieldContext context, Guid id) => to.Value.Load(context, id);

    public ValueTask<object?> ResolveAsync(IResolveFieldContext context) => new(IdOf(context.Source!) is { } id ? Load(context, id) : null);
}
