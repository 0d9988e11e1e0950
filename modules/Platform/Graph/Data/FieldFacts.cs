using GraphQL;
using GraphQL.Types;

namespace OrderCloud.Platform.Graph.Data;

/// <summary>What cost and guard need to know of a field.</summary>
public static class FieldFacts
{
    /// <summary>A field of a root: it asks the database by itself, where the fields of its rows are read for all rows at once.</summary>
    internal const int RootCost = 10;

    private const int UsualSize = 3;
    private const string ListKey = "list", LoadedKey = "loaded", CostKey = "cost", SizeKey = "size";

    /// <summary>A list in pages, sized by <c>first</c> or <c>last</c>, else <see cref="ListQuery.DefaultPageSize"/>.</summary>
    public static bool IsPaged(this IProvideMetadata field) => field.Metadata.ContainsKey(ListKey);

    /// <summary>Read from the database by a loader.</summary>
    public static bool IsLoaded(this IProvideMetadata field) => field.Metadata.ContainsKey(LoadedKey);

    internal static FieldType MarkPaged(this FieldType field) => field.With(ListKey, true);

    internal static FieldType MarkLoaded(this FieldType field) => field.With(LoadedKey, true);

    /// <summary>What the field costs as often as it is resolved, in points.</summary>
    internal static int Cost(this FieldType field, bool isRoot) =>
        field.Metadata.TryGetValue(CostKey, out var cost) ? (int)cost! : isRoot ? RootCost : field.ResolvedType!.GetNamedType() is ScalarGraphType ? 0 : 1;

    internal static FieldType Costs(this FieldType field, int points) => field.With(CostKey, points);

    internal static bool IsList(this FieldType field) => field.ResolvedType is ListGraphType or NonNullGraphType { ResolvedType: ListGraphType };

    /// <summary>How many items a list without pages is taken to have.</summary>
    internal static int AssumedSize(this FieldType field) => field.Metadata.TryGetValue(SizeKey, out var size) ? (int)size! : UsualSize;

    internal static FieldType AssumeSize(this FieldType field, int items) => field.With(SizeKey, items);

    private static FieldType With(this FieldType field, string key, object value)
    {
        field.Metadata[key] = value;

        return field;
    }
}
