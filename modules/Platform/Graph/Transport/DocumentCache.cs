using OrderCloud.Platform.Graph.Transport.Known;

namespace OrderCloud.Platform.Graph.Transport;

/// <summary>How many documents are kept: settings under <c>GraphQL:DocumentCache</c>.</summary>
public sealed record DocumentCacheLimits
{
    public int Documents { get; init; } = 500;

    /// <summary>Of all kept texts together; a parsed document takes some thirty times its text.</summary>
    public int Characters { get; init; } = 1_000_000;
}

/// <summary>
/// Documents that passed guard and validation, by their text. Knows nothing of callers:
/// what depends on them or on variables is an <see cref="IOperationRule"/> and runs on every request.
/// </summary>
internal sealed class DocumentCache(DocumentCacheLimits limits) : RecentTexts<KnownDocument>(limits)
{
    public void Keep(string text, KnownDocument document) => Keep(text, document, text.Length);
}
