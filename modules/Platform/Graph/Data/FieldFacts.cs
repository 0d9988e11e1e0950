using GraphQL.Types;

namespace OrderCloud.Platform.Graph.Data;

/// <summary>What cost and guard need to know of a field.</summary>
public static class FieldFacts
{
    private const string ListKey = "list", LoadedKey = "loaded";

    /// <summary>A list in pages, sized by <c>first</c> or <c>last</c>, else <see cref="ListQuery.DefaultPageSize"/>.</summary>
    public static bool IsPaged(this IProvideMetadata field) => field.Metadata.ContainsKey(ListKey);

    /// <summary>Read from the database by a loader.</summary>
    public static bool IsLoaded(this IProvideMetadata field) => field.Metadata.ContainsKey(LoadedKey);

    internal static FieldType MarkPaged(this FieldType field)
    {
        field.Metadata[ListKey] = true;

        return field;
    }

    internal static FieldType MarkLoaded(this FieldType field)
    {
        field.Metadata[LoadedKey] = true;

        return field;
    }
}
