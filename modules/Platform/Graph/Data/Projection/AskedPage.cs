using GraphQL;
using GraphQL.Types;

namespace OrderCloud.Platform.Graph.Data;

/// <summary>What an operation selects of a list, found out once for each place in an operation.</summary>
/// <param name="Members">What of a row is needed; null for all.</param>
/// <param name="MayCount">Whether the total is selected, whatever a directive says of it.</param>
/// <param name="Coordinate">The list's type and field, e.g. <c>Query.orders</c>.</param>
/// <param name="Shape">Tells it from other selections.</param>
internal sealed record AskedPage(IReadOnlyCollection<string>? Members, bool AreCursorsWanted, bool MayCount, string Coordinate, string Shape)
{
    /// <summary>The compiled query by which the first page was read the last time: mostly the one of the next time.</summary>
    public FirstPage? First { get; set; }

    public static AskedPage Of(IResolveFieldContext context, IEntityType type)
    {
        // A fragment may stand in several operations, which select other fields of the type beside it.
        var fields = AskedFields.Of(context);

        if (fields.Pages.TryGetValue(context.FieldAst, out var known))
            return known;

        var made = Make(context, fields, type);
        fields.Pages.AddOrUpdate(context.FieldAst, made);

        return made;
    }

    private static AskedPage Make(IResolveFieldContext context, AskedFields fields, IEntityType type)
    {
        var members = AskedMembers.Of(context, type);
        var connection = (IObjectGraphType)context.FieldDefinition.ResolvedType!.GetNamedType();
        var cursors = Asks(At("edges"), "cursor") || Asks(At("pageInfo"), "startCursor", "endCursor");

        return new(members, cursors, Asks(connection, "totalCount"), $"{context.ParentType.Name}.{context.FieldDefinition.Name}", $"{cursors} {AskedMembers.TextOf(members)}");

        IGraphType At(string field) => connection.Fields.Find(field)!.ResolvedType!.GetNamedType();

        bool Asks(IGraphType on, params ReadOnlySpan<string> names)
        {
            foreach (var field in fields.On(on))
                if (names.Contains(field.Name))
                    return true;

            return false;
        }
    }
}

/// <summary>A compiled query of a first page, with all that its statement differs by.</summary>
/// <param name="Keyset">Another object is another sort.</param>
internal sealed record FirstPage(object Keyset, bool Backward, int? CountUpTo, object Compiled);
