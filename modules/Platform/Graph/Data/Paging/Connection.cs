namespace OrderCloud.Platform.Graph.Data;

/// <summary>A page of a list as clients see it.</summary>
/// <param name="nodes">The rows of the page.</param>
/// <param name="edgeAt">A row with what its cursor is made of; rows are mostly asked for alone.</param>
internal sealed class Connection(IReadOnlyList<object> nodes, Func<int, Edge> edgeAt, bool hasNext, bool hasPrevious, int? totalCount)
{
    public IReadOnlyList<Edge> Edges => field ??= [.. Enumerable.Range(0, nodes.Count).Select(edgeAt)];

    public IReadOnlyList<object> Nodes => nodes;

    public bool HasNextPage => hasNext;

    public bool HasPreviousPage => hasPrevious;

    /// <summary>Null when it wasn't asked for: counting is never free.</summary>
    public int? TotalCount => totalCount;
}

/// <summary>A row of a page; its cursor is sealed only if asked for.</summary>
/// <param name="keys">None where no cursor is asked for.</param>
internal sealed class Edge(object node, object?[] keys, Cursor cursor)
{
    public object Node => node;

    public string Cursor => cursor.Seal(keys);
}
