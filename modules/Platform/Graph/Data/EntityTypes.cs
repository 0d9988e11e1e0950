using GraphQL;
using GraphQL.Types;

namespace OrderCloud.Platform.Graph.Data;

/// <summary>All entity types of the schema under construction, and what is made from them: filters, sorts, connections, loading by id.</summary>
public sealed class EntityTypes(GraphTypes types)
{
    /// <summary>Adds an entity's type.</summary>
    public void Add<T>(EntityType<T> type) where T : class => types.Register(typeof(T), type);

    /// <summary>Adds the field of a use case that lists rows; its class derives from <see cref="ListQuery{T}"/>.</summary>
    public FieldType AddList(IObjectGraphType parent, string field, Type listQuery) => throw new NotSupportedException($"{parent}{field}{listQuery}");

    /// <summary>Adds a field to another module's type: who owns the data owns the field.</summary>
    public FieldType Extend<TRef, TValue>(string field, Func<TRef, IResolveFieldContext, ValueTask<TValue>> value) where TRef : class => throw new NotSupportedException($"{field}{value}");

    /// <summary>Adds <c>node</c> and <c>nodes</c> to the query root.</summary>
    public void AddNodeFields(IObjectGraphType query) => throw new NotSupportedException($"{query}");

    /// <summary>Makes all fields. Called once, after every module has spoken.</summary>
    /// <returns>The types that the schema must be told of.</returns>
    public IReadOnlyList<IGraphType> Complete() => throw new NotSupportedException();
}
