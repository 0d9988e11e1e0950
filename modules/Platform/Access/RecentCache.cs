using System.Diagnostics.CodeAnalysis;

namespace OrderCloud.Platform.Access;

/// <summary>
/// What was used lately, at most so many entries: two generations, the older dropped when the younger is full. The key is a
/// <see cref="TenantKey"/>, or a hash of a credential, whose tenant is not known before it is read.
/// </summary>
public sealed class RecentCache<TValue>(int capacity, TimeProvider clock) where TValue : class
{
    private readonly Lock door = new();
    private Dictionary<string, Entry> young = [], old = [];

    public bool TryGet(string key, [NotNullWhen(true)] out TValue? value)
    {
        lock (door)
        {
            value = null;

            if (!young.TryGetValue(key, out var entry) && old.Remove(key, out entry))
                Put(key, entry);

            if (entry is null || entry.Until <= clock.GetUtcNow())
                return false;

            value = entry.Value;

            return true;
        }
    }

    public void Set(string key, TValue value, DateTimeOffset until)
    {
        lock (door)
        {
            old.Remove(key);
            Put(key, new(value, until));
        }
    }

    public void Remove(string key)
    {
        lock (door)
        {
            young.Remove(key);
            old.Remove(key);
        }
    }

    private void Put(string key, Entry entry)
    {
        if (young.Count >= capacity / 2)
            (old, young) = (young, []);

        young[key] = entry;
    }

    private sealed record Entry(TValue Value, DateTimeOffset Until);
}
