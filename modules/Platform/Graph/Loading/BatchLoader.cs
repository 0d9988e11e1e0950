using GraphQL.DataLoader;

namespace OrderCloud.Platform.Graph.Loading;

/// <summary>Reads what many fields ask for, one row per key, in as few statements as possible. A missing key gives null.</summary>
/// <param name="fetch">Gets at most 500 different keys at once.</param>
public sealed class BatchLoader<TKey, T>(Func<IReadOnlyList<TKey>, CancellationToken, Task<IReadOnlyDictionary<TKey, T>>> fetch) where TKey : notnull
{
    private readonly Dictionary<TKey, Batch<TKey, IReadOnlyDictionary<TKey, T>>> known = [];
    private Batch<TKey, IReadOnlyDictionary<TKey, T>> open = new(fetch);

    public IDataLoaderResult<T?> Load(TKey key)
    {
        if (!known.TryGetValue(key, out var batch))
        {
            if (open.IsStarted)
                open = new(fetch);

            known[key] = batch = open;
            batch.Add(key);
        }

        return new Loaded<T?>(async ct => (await batch.RowsAsync(key, ct)).TryGetValue(key, out var row) ? row : default);
    }
}
