using System.Text.Json.Nodes;

namespace OrderCloud.Tests.Graph.Data;

/// <summary>A random <c>order</c> and the same order said in C#: null is the greatest value, and the id comes last.</summary>
internal sealed record RandomOrder(JsonArray Order, IComparer<Product> InMemory)
{
    private static readonly (string Path, Func<Product, IComparable?> Get)[] Fields =
    [
        ("name", row => new Ordinal(row.Name)),
        ("note", row => row.Note is null ? null : new Ordinal(row.Note)),
        ("rank", row => row.Rank),
        ("stock", row => row.Stock),
        ("weight", row => row.Weight),
        ("stage", row => new Ordinal(row.Stage.ToString())),
        ("earlier", row => row.Earlier is { } stage ? new Ordinal(stage.ToString()) : null),
        ("active", row => row.Active),
        ("at", row => row.At),
        ("due", row => row.Due),
        ("cost", row => row.Cost),
        ("price.minorUnits", row => row.Price),
        ("price.currency", row => new Ordinal(row.Currency)),
        ("madeBy.note", row => row.Note is null ? null : new Ordinal(row.Note)),
        ("maker.name", row => row.Maker is null ? null : new Ordinal(row.Maker.Name)),
        ("maker.city", row => row.Maker?.City is { } city ? new Ordinal(city) : null),
    ];

    public static RandomOrder From(int seed)
    {
        var random = new Random(seed);
        var keys = Enumerable.Range(0, random.Next(1, 4)).Select(_ => (Field: Fields[random.Next(Fields.Length)], Down: random.Next(2) is 0)).DistinctBy(key => key.Field.Path).ToList();

        return new([.. keys.Select(key => Sent(key.Field.Path, key.Down))], Comparer<Product>.Create((left, right) => Compare(left, right, keys)));
    }

    private static JsonNode Sent(string path, bool down) =>
        path.Split('.').Reverse().Aggregate((JsonNode)(down ? "DESC" : "ASC"), (inner, name) => new JsonObject { [name] = inner });

    private static int Compare(Product left, Product right, List<((string Path, Func<Product, IComparable?> Get) Field, bool Down)> keys)
    {
        foreach (var (field, down) in keys)
            if (Compare(field.Get(left), field.Get(right)) is not 0 and var result)
                return down ? -result : result;

        var last = string.CompareOrdinal(left.Id.ToString(), right.Id.ToString());

        return keys[0].Down ? -last : last;
    }

    private static int Compare(IComparable? left, IComparable? right) => (left, right) switch
    {
        (null, null) => 0,
        (null, _) => 1,
        (_, null) => -1,
        _ => left.CompareTo(right),
    };

    // SQLite sorts texts by their bytes.
    private sealed record Ordinal(string Text) : IComparable
    {
        public int CompareTo(object? obj) => System.Text.Encoding.UTF8.GetBytes(Text).AsSpan().SequenceCompareTo(System.Text.Encoding.UTF8.GetBytes(((Ordinal)obj!).Text));
    }
}
