namespace OrderCloud.Platform.Graph.Loading;

/// <summary>
/// Keys that are read together. Whoever asks first starts it; keys that come later need another batch.
/// Awaited in place: a request runs on one context, which serves one reader at a time, so nothing here is locked.
/// </summary>
internal sealed class Batch<TKey, TRows>(Func<IReadOnlyList<TKey>, CancellationToken, Task<TRows>> fetch) where TKey : notnull
{
    /// <summary>Above this a statement's parameter grows unwieldy, and one slow batch would hold up the rest.</summary>
    private const int ChunkSize = 500;

    private readonly Dictionary<TKey, int> chunkOf = [];
    private Task<TRows[]>? rows;

    public bool IsStarted => rows is not null;

    public void Add(TKey key) => chunkOf.TryAdd(key, chunkOf.Count / ChunkSize);

    /// <summary>The rows of the chunk that holds the key.</summary>
    public async Task<TRows> RowsAsync(TKey key, CancellationToken ct) => (await (rows ??= FetchAsync(ct)))[chunkOf[key]];

    private async Task<TRows[]> FetchAsync(CancellationToken ct)
    {
        List<TRows> fetched = [];

        foreach (var chunk in chunkOf.Keys.Chunk(ChunkSize))
            fetched.Add(await fetch(chunk, ct));

        return [.. fetched];
    }
}
