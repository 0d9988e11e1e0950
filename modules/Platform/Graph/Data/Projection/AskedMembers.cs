using GraphQL;
using GraphQL.Types;

namespace OrderCloud.Platform.Graph.Data;

/// <summary>Which members of an entity an operation needs: those that its selected fields say they read, and the id.</summary>
internal static class AskedMembers
{
    private const string ReadsKey = "reads";

    /// <summary>Says what a field's resolver reads of its object.</summary>
    /// <param name="members">Null when it may read anything.</param>
    public static FieldType Reads(this FieldType field, IReadOnlyCollection<string>? members)
    {
        field.Metadata[ReadsKey] = members;

        return field;
    }

    /// <summary>Tells shapes of rows apart.</summary>
    public static string TextOf(IReadOnlyCollection<string>? members) => members is null ? "*" : string.Join(',', members);

    /// <param name="more">Members needed besides.</param>
    /// <returns>Null when all of the entity is needed.</returns>
    public static IReadOnlyCollection<string>? Of(IResolveFieldContext context, IEntityType type, params IReadOnlyCollection<string> more)
    {
        SortedSet<string> all = new(more, StringComparer.Ordinal);

        if (type.IdBy is { } id)
            all.UnionWith(RowMembers.Of(id) ?? throw new InvalidOperationException($"The id of {type.Name} must be a column."));

        foreach (var field in AskedFields.Of(context).On(type))
        {
            // A field that doesn't say what it reads is given everything.
            if (field.Metadata.GetValueOrDefault(ReadsKey) is not IReadOnlyCollection<string> members)
                return null;

            all.UnionWith(members);
        }

        return all;
    }
}
