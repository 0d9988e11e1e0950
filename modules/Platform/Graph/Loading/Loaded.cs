using GraphQL.DataLoader;

namespace OrderCloud.Platform.Graph.Loading;

/// <summary>What a loader promises; the execution strategy asks for it once all fields of a level have said what they need.</summary>
internal sealed class Loaded<T>(Func<CancellationToken, Task<T>> read) : IDataLoaderResult<T>
{
    public Task<T> GetResultAsync(CancellationToken cancellationToken = default) => read(cancellationToken);

    async Task<object?> IDataLoaderResult.GetResultAsync(CancellationToken cancellationToken) => await read(cancellationToken);
}
