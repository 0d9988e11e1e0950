using GraphQL;
using GraphQL.Types;

namespace OrderCloud.Platform.Graph.Data;

/// <summary>What an operation selects of a list, found out once for each place in an operation.</summary>
/// <param name="Members">What of a row is needed; null for all.</param>
/// <param name="MayCount">Whether the total is selected, whatever a directive says of it.</param>
/// <param name="Shape">Tells it from other selections.</param>
internal sealed record AskedPage(IReadOnlyCollection<string>? Members, bool AreCursorsWanted, bool MayCount, string Shape)
{
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

        return new(members, cursors, Asks(connection, "totalCount"), $"{cursors} {AskedMembers.TextOf(members)}");

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
