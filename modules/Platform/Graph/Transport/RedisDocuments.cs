using Microsoft.Extensions.Logging;
using OrderCloud.Platform.Redis;
using StackExchange.Redis;

namespace OrderCloud.Platform.Graph.Transport;

/// <summary>
/// The automatic documents of all hosts, by their hashes; the one that was asked for least lately gives way. Without an answer in time a
/// document is unknown, and the client sends its text.
/// </summary>
internal sealed partial class RedisDocuments(RedisLine line, DocumentCacheLimits limits, TimeProvider clock, ILogger<RedisDocuments> log)
{
    /// <summary>A hash of the texts, and a sorted set that says when each was asked for.</summary>
    public const string Texts = "ordercloud:documents", Used = "ordercloud:documents:used";

    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);

    public async ValueTask<string?> FindAsync(string hash)
    {
        // Whoever can write there still can't have another document run.
        if (await TryAsync(db => db.HashGetAsync(Texts, hash)) is not { IsNull: false } found || (string?)found is not { } text || DocumentHash.Of(text) != hash)
            return null;

        await TryAsync(db => db.SortedSetAddAsync(Used, hash, Now));

        return text;
    }

    public async ValueTask KeepAsync(string hash, string text) => await TryAsync(async db =>
    {
        await Task.WhenAll(db.HashSetAsync(Texts, hash, text), db.SortedSetAddAsync(Used, hash, Now));

        if (await db.SortedSetLengthAsync(Used) - limits.Documents is > 0 and var surplus && await db.SortedSetPopAsync(Used, surplus) is { Length: > 0 } oldest)
            await db.HashDeleteAsync(Texts, [.. oldest.Select(it => it.Element)]);

        return true;
    });

    private double Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    private async Task<T?> TryAsync<T>(Func<IDatabase, Task<T>> ask)
    {
        if (line.Database is not { } db)
            return default;

        try
        {
            return await ask(db).WaitAsync(Patience);
        }
        catch (Exception failure) when (failure is RedisException or TimeoutException)
        {
            NoAnswer(failure);

            return default;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Redis doesn't answer about a document: it is taken for unknown")]
    private partial void NoAnswer(Exception failure);
}
