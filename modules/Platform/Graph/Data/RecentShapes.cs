using System.Collections.Concurrent;

namespace OrderCloud.Platform.Graph.Data;

/// <summary>
/// What was made for the shapes of queries; bounded in number, the least recently used one gives way, so that nobody who asks for ever new
/// ones takes it from the others. Looked up by every request, and so without a lock.
/// </summary>
internal sealed class RecentShapes<T>(int most)
{
    private readonly ConcurrentDictionary<string, Entry> known = new(StringComparer.Ordinal);
    private readonly Lock gate = new();
    private long uses;

    public bool TryFind(string shape, out T? made)
    {
        var isKnown = known.TryGetValue(shape, out var entry);
        made = isKnown ? entry!.Made : default;

        if (isKnown)
            entry!.LastUse = Interlocked.Increment(ref uses);

        return isKnown;
    }

    /// <returns>What was kept: of two that were made at once for a shape, the first.</returns>
    public T Keep(string shape, T made)
    {
        lock (gate)
        {
            var kept = known.GetOrAdd(shape, new Entry(made) { LastUse = Interlocked.Increment(ref uses) });

            while (known.Count > most)
                known.TryRemove(known.MinBy(it => it.Value.LastUse).Key, out _);

            return kept.Made;
        }
    }

    private sealed class Entry(T made)
    {
        public T Made => made;

        public long LastUse { get; set; }
    }
}
