using GraphQL;
using GraphQL.Types;

namespace OrderCloud.Platform.Graph.Data;

/// <summary>What an operation selects of a list, found out once for each place in an operation.</summary>
/// <param name="members">What of a row is needed; null for all.</param>
/// <param name="mayCount">Whether the total is selected, whatever a directive says of it.</param>
/// <param name="coordinate">The list's type and field, e.g. <c>Query.orders</c>.</param>
internal sealed class AskedPage(IReadOnlyCollection<string>? members, bool areCursorsWanted, bool mayCount, string coordinate)
{
    private readonly string selection = $"{areCursorsWanted} {AskedMembers.TextOf(members)}";
    private FirstPage? last;

    public IReadOnlyCollection<string>? Members => members;

    public bool AreCursorsWanted => areCursorsWanted;

    public bool MayCount => mayCount;

    public string Coordinate => coordinate;

    /// <summary>Tells a page's query from others of the same rows.</summary>
    /// <param name="after">Which keys of the position it begins at are null; empty for none.</param>
    /// <param name="before">Those of where it ends.</param>
    public string ShapeOf(string sort, bool backward, string after, string before, int? countUpTo)
    {
        if (after is not "" || before is not "")
            return Shape(sort, backward, after, before, countUpTo);

        // Most pages are first ones, and like the last of them.
        if (last is not { } known || known.Sort != sort || known.Backward != backward || known.CountUpTo != countUpTo)
            last = known = new(sort, backward, countUpTo, Shape(sort, backward, after, before, countUpTo));

        return known.Shape;
    }

    private string Shape(string sort, bool backward, string after, string before, int? countUpTo) => $"{sort}|{backward}|{after}|{before}|{countUpTo}|{selection}";

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

        return new(members, cursors, Asks(connection, "totalCount"), $"{context.ParentType.Name}.{context.FieldDefinition.Name}");

        IGraphType At(string field) => connection.Fields.Find(field)!.ResolvedType!.GetNamedType();

        bool Asks(IGraphType on, params ReadOnlySpan<string> names)
        {
            foreach (var field in fields.On(on))
                if (names.Contains(field.Name))
                    return true;

            return false;
        }
    }

    private sealed record FirstPage(string Sort, bool Backward, int? CountUpTo, string Shape);
}
