namespace OrderCloud.Platform.Graph.Loading;

/// <summary>The loaders of one request, each made once and found by name. Scoped.</summary>
public sealed class Loaders
{
    private readonly Dictionary<string, object> all = [];

    public BatchLoader<TKey, T> Batch<TKey, T>(string name, Func<IReadOnlyList<TKey>, CancellationToken, Task<IReadOnlyDictionary<TKey, T>>> fetch) where TKey : notnull =>
        (BatchLoader<TKey, T>)(all.TryGetValue(name, out var found) ? found : all[name] = new BatchLoader<TKey, T>(fetch));

    public GroupLoader<TKey, T> Group<TKey, T>(string name, Func<IReadOnlyList<TKey>, CancellationToken, Task<ILookup<TKey, T>>> fetch) where TKey : notnull =>
        (GroupLoader<TKey, T>)(all.TryGetValue(name, out var found) ? found : all[name] = new GroupLoader<TKey, T>(fetch));

    /// <summary>Forgets what was read: called after a root mutation, since it may have changed it.</summary>
    public void Clear() => all.Clear();
}
