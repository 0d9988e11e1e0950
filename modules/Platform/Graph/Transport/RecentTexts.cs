namespace OrderCloud.Platform.Graph.Transport;

/// <summary>What is known about texts, by a key; bounded in number and in characters, the least recently used one gives way.</summary>
internal abstract class RecentTexts<T>(DocumentCacheLimits limits) where T : class
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, LinkedListNode<Entry>> byKey = new(StringComparer.Ordinal);
    private readonly LinkedList<Entry> recent = [];
    private long characters;

    public int Count => byKey.Count;

    public T? Find(string key)
    {
        lock (gate)
        {
            if (!byKey.TryGetValue(key, out var node))
                return null;

            if (node != recent.First)
            {
                recent.Remove(node);
                recent.AddFirst(node);
            }

            return node.Value.Known;
        }
    }

    /// <param name="length">Of the text.</param>
    /// <returns>False where it was known, or is too long.</returns>
    protected bool Keep(string key, T known, int length)
    {
        lock (gate)
        {
            if (length > limits.Characters || byKey.ContainsKey(key))
                return false;

            byKey.Add(key, recent.AddFirst(new Entry(key, known, length)));
            characters += length;

            while (byKey.Count > limits.Documents || characters > limits.Characters)
                DropOldest();

            return true;
        }
    }

    private void DropOldest()
    {
        var oldest = recent.Last!.Value;
        recent.RemoveLast();
        byKey.Remove(oldest.Key);
        characters -= oldest.Length;
    }

    private sealed record Entry(string Key, T Known, int Length);
}
