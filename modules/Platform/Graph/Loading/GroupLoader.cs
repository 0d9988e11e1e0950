using GraphQL.DataLoader;

namespace OrderCloud.Platform.Graph.Loading;

/// <summary>Reads what many fields ask for, a list per key, in as few statements as possible. A missing key gives an empty list.</summary>
/// <param name="fetch">Gets at most 500 different keys at once.</param>
public sealed class GroupLoader<TKey, T>(Func<IReadOnlyList<TKey>, CancellationToken, Task<ILookup<TKey, T>>> fetch) where TKey : notnull
{
    private readonly Dictionary<TKey, Batch<TKey, ILookup<TKey, T>>> known = [];
    private Batch<TKey, ILookup<TKey, T>> open = new(fetch);

    public IDataLoaderResult<IReadOnlyList<T>> Load(TKey key)
    {
        if (!known.TryGetValue(key, out var batch))
        {
            if (open.IsStarted)
                open = new(fetch);

            known[key] = batch = open;
            batch.Add(key);
        }

        return new Loaded<IReadOnlyList<T>>(async ct => [.. (await batch.RowsAsync(key, ct))[key]]);
    }
}
