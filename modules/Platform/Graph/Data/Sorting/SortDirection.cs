namespace OrderCloud.Platform.Graph.Data;

/// <summary>The direction of a sort key. Null counts as the greatest value: last going up, first going down.</summary>
internal enum SortDirection
{
    /// <summary>From the smallest to the greatest.</summary>
    Asc,

    /// <summary>From the greatest to the smallest.</summary>
    Desc,
}
