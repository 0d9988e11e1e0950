namespace OrderCloud.Platform.Graph.Data;

/// <summary>A row with the values it is sorted by, some of which may lie in other tables.</summary>
/// <param name="parent">Whose it is, in a list that hangs on other objects.</param>
internal sealed class KeyedRow<T>(T row, object?[] keys, Guid parent)
{
    public T Row => row;

    public object?[] Keys => keys;

    public Guid Parent => parent;
}
