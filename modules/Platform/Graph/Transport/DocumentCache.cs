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
/// Documents that passed guard and validation, by their text; the least recently used one gives way. Knows nothing of callers:
/// what depends on them or on variables is an <see cref="IOperationRule"/> and runs on every request.
/// </summary>
internal sealed class DocumentCache(DocumentCacheLimits limits)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, LinkedListNode<Entry>> byText = new(StringComparer.Ordinal);
    private readonly LinkedList<Entry> recent = [];
    private long characters;

    public int Count => byText.Count;

    public KnownDocument? Find(string text)
    {
        lock (gate)
        {
            if (!byText.TryGetValue(text, out var node))
                return null;

            if (node != recent.First)
            {
                recent.Remove(node);
                recent.AddFirst(node);
            }

            return node.Value.Document;
        }
    }

    public void Keep(string text, KnownDocument document)
    {
        lock (gate)
        {
            if (text.Length > limits.Characters || byText.ContainsKey(text))
                return;

            byText.Add(text, recent.AddFirst(new Entry(text, document)));
            characters += text.Length;

            while (byText.Count > limits.Documents || characters > limits.Characters)
                DropOldest();
        }
    }

    private void DropOldest()
    {
        var oldest = recent.Last!.Value;
        recent.RemoveLast();
        byText.Remove(oldest.Text);
        characters -= oldest.Text.Length;
    }

    private sealed record Entry(string Text, KnownDocument Document);
}
