namespace OrderCloud.Platform.Graph.Data;

/// <summary>A row with the values it is sorted by, some of which may lie in other tables; none where no cursor is asked for.</summary>
/// <param name="parent">Whose it is, in a list that hangs on other objects.</param>
/// <param name="total">How many there are in all, where one statement tells both.</param>
internal sealed class KeyedRow<T>(T row, object?[] keys, Guid parent, int total)
{
    public T Row => row;

    public object?[] Keys => keys;

    public Guid Parent => parent;

    public int Total => total;
}
