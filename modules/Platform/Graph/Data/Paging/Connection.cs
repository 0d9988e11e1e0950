namespace OrderCloud.Platform.Graph.Data;

/// <summary>A page of a list as clients see it.</summary>
internal sealed class Connection(IReadOnlyList<Edge> edges, bool hasNext, bool hasPrevious, int? totalCount)
{
    public IReadOnlyList<Edge> Edges => edges;

    public IEnumerable<object> Nodes => edges.Select(edge => edge.Node);

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
