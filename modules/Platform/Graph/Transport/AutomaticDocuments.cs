using GraphQL;

namespace OrderCloud.Platform.Graph.Transport;

/// <summary>
/// Automatic persisted documents: a client sends the hash alone, and the text with it only where the server doesn't know it.
/// Kept is what ran, and so passed guard and validation; whoever may run it is asked anew every time. What one host has kept the others
/// know by Redis, where there is one.
/// https://www.apollographql.com/docs/apollo-server/performance/apq
/// </summary>
/// <param name="shared">Null where each host knows its own alone.</param>
internal sealed class AutomaticDocuments(DocumentCacheLimits limits, RedisDocuments? shared = null) : RecentTexts<string>(limits)
{
    private const string Extension = "persistedQuery";

    public async ValueTask<string?> FindAsync(string hash)
    {
        if (Find(hash) is { } known)
            return known;

        if (shared is null || hash.Length != DocumentHash.Length || await shared.FindAsync(hash) is not { } text)
            return null;

        Keep(hash, text, text.Length);

        return text;
    }

    /// <summary>Keeps a text that came with its hash and was run; the answer says so, or which hash would have been right.</summary>
    /// <param name="sent">The request as the client sent it.</param>
    public async ValueTask NoteAsync(OperationRequest sent, ExecutionResult result)
    {
        if (sent.Document is "" || !result.Executed || HashIn(sent.Extensions) is not { } hash)
            return;

        var right = DocumentHash.Of(sent.Document);
        var isRight = hash == right;

        if (isRight && Keep(right, sent.Document, sent.Document.Length) && shared is not null)
            await shared.KeepAsync(right, sent.Document);

        (result.Extensions ??= [])[Extension] = isRight
            ? new Dictionary<string, object?> { ["sha256Hash"] = right, ["persisted"] = true }
            : new Dictionary<string, object?> { ["sha256Hash"] = hash, ["persisted"] = false, ["expectedHashValue"] = right };
    }

    /// <summary>The hash of a document that might be known, as the extensions name it.</summary>
    public static string? HashIn(Inputs? extensions) =>
        extensions?.TryGetValue(Extension, out var named) is true && named is IDictionary<string, object?> fields
        && fields.TryGetValue("version", out var version) && version is 1 or 1L
        && fields.TryGetValue("sha256Hash", out var hash) ? hash as string : null;
}
