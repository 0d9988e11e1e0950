using GraphQL.Types;

namespace OrderCloud.Platform.Graph.Data;

/// <summary>The connection types of the schema: one per list field, named after it.</summary>
internal sealed class ConnectionTypes
{
    private readonly Dictionary<string, ObjectGraphType> all = [];

    public IEnumerable<IGraphType> All => all.Values;

    /// <summary>The types of a new list field.</summary>
    /// <param name="name">The field's name capitalised; of a field on another type than the root, that type's name in front.</param>
    public IGraphType Add(string name, IEntityType entity, string? countNote)
    {
        if (all.Count is 0)
            all.Add("PageInfo", PageInfo());

        var node = new GraphQLTypeReference(entity.Name);
        var edge = SameAccess(entity, Type($"{name}Edge", $"An item of a {name}Connection.",
            Field<Edge>("cursor", NonNull(Scalars.String), "Where the item lies; for after and before.", it => it.Cursor),
            Field<Edge>("node", NonNull(node), "The item.", it => it.Node)));

        var connection = SameAccess(entity, Type($"{name}Connection", "A page of a list.",
            Field<Connection>("pageInfo", NonNull(all["PageInfo"]), "Where the page lies in the list.", it => it),
            Field<Connection>("edges", new ListGraphType(NonNull(edge)), "The items with their cursors.", it => it.Edges),
            Field<Connection>("nodes", new ListGraphType(NonNull(node)), "The items.", it => it.Nodes),
            Field<Connection>("totalCount", NonNull(Scalars.Int), $"How many items there are under the same filter{countNote}.", it => it.TotalCount).Costs(FieldFacts.RootCost)));

        if (!all.TryAdd(connection.Name, connection) || !all.TryAdd(edge.Name, edge))
            throw new InvalidOperationException($"Two list fields would both have the type {connection.Name}.");

        return connection;
    }

    private static ObjectGraphType PageInfo() => Type("PageInfo", "Where a page lies in its list.",
        Field<Connection>("hasNextPage", NonNull(Scalars.Boolean), "Whether more items follow.", it => it.HasNextPage),
        Field<Connection>("hasPreviousPage", NonNull(Scalars.Boolean), "Whether items come before.", it => it.HasPreviousPage),
        Field<Connection>("startCursor", Scalars.String, "The first item's cursor.", it => it.Edges is [var first, ..] ? first.Cursor : null),
        Field<Connection>("endCursor", Scalars.String, "The last item's cursor.", it => it.Edges is [.., var last] ? last.Cursor : null)).MarkPublic();

    private static ObjectGraphType SameAccess(IEntityType entity, ObjectGraphType type) =>
        entity.RequiredPermission() is { } permission ? type.RequirePermission(permission) : type.MarkPublic();

    private static ObjectGraphType Type(string name, string description, params FieldType[] fields)
    {
        var type = new ObjectGraphType { Name = name, Description = description };

        foreach (var field in fields)
            type.AddField(field);

        return type;
    }

    private static FieldType Field<T>(string name, IGraphType type, string description, Func<T, object?> read) => new()
    {
        Name = name,
        ResolvedType = type,
        Description = description,
        Resolver = new ValueResolver(source => read((T)source)),
    };

    private static NonNullGraphType NonNull(IGraphType type) => new(type);
}
