using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace OrderCloud.ApiTests.Graph.Lists;

/// <summary>A <c>where</c>, and what it means for an object as the API tells it: said without the product's code.</summary>
/// <param name="Slot">The one field that it is about, as <c>OrderFilterInput.number</c>; null for a combination.</param>
internal sealed record Meaning(JsonObject Where, Func<JsonElement, bool> Holds, string? Slot = null);

/// <summary>Makes random filters of a list by what the schema declares and what its rows hold.</summary>
internal sealed class RandomWhere(SchemaLists schema, IReadOnlyCollection<string> unreadable)
{
    private const string ListPrefix = "ListFilterInputTypeOf", OperationSuffix = "OperationFilterInput";

    /// <summary>What has to be asked of a row to say whether a filter holds.</summary>
    public string Selection(string filter) => string.Join(' ', Readable(filter).Select(it => it.Type.EndsWith(OperationSuffix, StringComparison.Ordinal) ? it.Name : $"{it.Name} {{ {Selection(Inner(it.Type))} }}"));

    /// <summary>Each field of the filter and of what it leads to.</summary>
    public IEnumerable<string> Slots(string filter) => schema.Inputs(filter).SelectMany(it => it.Type.EndsWith(OperationSuffix, StringComparison.Ordinal) ? [$"{filter}.{it.Name}"] : Slots(Inner(it.Type)));

    /// <summary>One filter for each operation on each field.</summary>
    public IEnumerable<Meaning> Each(string filter, IReadOnlyList<JsonElement> rows, Random random)
    {
        foreach (var (name, type) in Readable(filter))
        {
            if (type.EndsWith(OperationSuffix, StringComparison.Ordinal))
                foreach (var (operation, operand) in schema.Inputs(type))
                    yield return Operation(name, operation, operand, rows, random) with { Slot = $"{filter}.{name}" };
            else
                foreach (var inner in Each(Inner(type), Below(rows, name), random))
                    yield return Under(name, type, inner, random) with { Slot = inner.Slot };
        }
    }

    /// <summary>Up to three fields that all have to hold, and now and then a combination.</summary>
    public Meaning Any(string filter, IReadOnlyList<JsonElement> rows, Random random, int depth = 0)
    {
        var fields = Readable(filter).ToArray();
        var parts = random.GetItems(fields, random.Next(1, 4)).DistinctBy(it => it.Name).Select(it => One(it.Name, it.Type, rows, random)).ToList();

        if (depth < 2 && random.Next(3) is 0)
        {
            var (name, inner) = (random.Next(2) is 0 ? "and" : "or", Enumerable.Range(0, random.Next(3)).Select(_ => Any(filter, rows, random, depth + 1)).ToList());
            parts.Add(new(new JsonObject { [name] = new JsonArray([.. inner.Select(it => it.Where)]) }, row => inner is [] || (name is "and" ? inner.TrueForAll(it => it.Holds(row)) : inner.Exists(it => it.Holds(row)))));
        }

        return new([.. parts.Select(part => KeyValuePair.Create(part.Where.First().Key, part.Where.First().Value?.DeepClone()))], row => parts.TrueForAll(part => part.Holds(row)));
    }

    private IEnumerable<(string Name, string Type)> Readable(string filter) => schema.Inputs(filter).Where(it => !unreadable.Contains($"{filter}.{it.Name}"));

    private string Inner(string type) => type.StartsWith(ListPrefix, StringComparison.Ordinal) ? schema.Inputs(type).Single(it => it.Name == "some").Type : type;

    private Meaning One(string name, string type, IReadOnlyList<JsonElement> rows, Random random)
    {
        if (!type.EndsWith(OperationSuffix, StringComparison.Ordinal))
            return Under(name, type, Any(Inner(type), Below(rows, name), random, depth: 2), random);

        var operations = schema.Inputs(type).ToArray();
        var (operation, operand) = operations[random.Next(operations.Length)];

        return Operation(name, operation, operand, rows, random);
    }

    private static Meaning Under(string name, string type, Meaning inner, Random random)
    {
        if (!type.StartsWith(ListPrefix, StringComparison.Ordinal))
            return new(new JsonObject { [name] = inner.Where }, row => inner.Holds(At(row, name)));

        var quantifier = new[] { "some", "none", "all", "any" }[random.Next(4)];
        var wanted = random.Next(2) is 0;

        return new(new JsonObject { [name] = new JsonObject { [quantifier] = quantifier is "any" ? JsonValue.Create(wanted) : inner.Where } }, row =>
        {
            var items = row.GetProperty(name).EnumerateArray();

            return quantifier switch
            {
                "some" => items.Any(inner.Holds),
                "none" => !items.Any(inner.Holds),
                "all" => items.All(inner.Holds),
                _ => items.Any() == wanted,
            };
        });
    }

    private Meaning Operation(string name, string operation, string operand, IReadOnlyList<JsonElement> rows, Random random)
    {
        var held = rows.Select(row => At(row, name)).ToList();
        var known = held.Where(it => it.ValueKind is not JsonValueKind.Null).ToList();
        var mayBeNull = known.Count < held.Count;

        if (operation is "in" or "nin")
        {
            var chosen = known is [] ? [] : Enumerable.Range(0, random.Next(4)).Select(_ => known[random.Next(known.Count)]).ToList();
            var withNull = mayBeNull && !schema.IsEnum(operand) && random.Next(3) is 0;

            return Make(name, operation, new JsonArray([.. chosen.Select(it => (JsonNode?)JsonNode.Parse(it.GetRawText())), .. withNull ? new JsonNode?[] { null } : []]),
                it => it.ValueKind is JsonValueKind.Null ? withNull : chosen.Exists(one => Compare(operand, it, one) is 0));
        }

        if (known is [] || (mayBeNull && operation is "eq" or "neq" && random.Next(4) is 0))
            return mayBeNull && operation is "eq" or "neq" ? Make(name, operation, null, it => it.ValueKind is JsonValueKind.Null) : Make(name, "in", new JsonArray(), _ => false);

        var value = Value(operation, operand, known[random.Next(known.Count)], random);
        using var sent = JsonDocument.Parse(value.ToJsonString());
        var element = sent.RootElement.Clone();

        return Make(name, operation, value, it => it.ValueKind is not JsonValueKind.Null && Matches(operation.TrimStart('n'), operand, it, element));
    }

    // A negation is what the positive isn't, so rows that hold null pass it.
    private static Meaning Make(string name, string operation, JsonNode? operand, Func<JsonElement, bool> positive) =>
        new(new JsonObject { [name] = new JsonObject { [operation] = operand } }, row => positive(At(row, name)) != operation.StartsWith('n'));

    private static JsonNode Value(string operation, string operand, JsonElement held, Random random) => operand switch
    {
        "String" when operation is not ("eq" or "neq") => Piece(operation, held.GetString()!, random),
        "Int" => held.GetInt32() + random.Next(-1, 2),
        "Long" => held.GetInt64() + random.Next(-1, 2),
        "Decimal" => held.GetDecimal() + random.Next(-1, 2),
        "DateTime" => At(held).AddTicks(random.Next(-1, 2)).ToOffset(TimeSpan.FromHours(random.Next(3))).ToString("O", CultureInfo.InvariantCulture),
        _ => JsonNode.Parse(held.GetRawText())!,
    };

    private static string Piece(string operation, string held, Random random)
    {
        var length = random.Next(held.Length + 1);
        var kind = operation.TrimStart('n');
        var piece = kind switch
        {
            "startsWith" or "istartsWith" => held[..length],
            "endsWith" => held[length..],
            "ieq" => held,
            _ => held[length..Math.Min(held.Length, length + random.Next(4))],
        };

        return kind[0] is 'i' && random.Next(2) is 0 ? piece.ToUpperInvariant() : piece;
    }

    private static bool Matches(string operation, string operand, JsonElement held, JsonElement sent) => operation switch
    {
        "eq" => Compare(operand, held, sent) is 0,
        "gt" => Compare(operand, held, sent) > 0,
        "gte" => Compare(operand, held, sent) >= 0,
        "lt" => Compare(operand, held, sent) < 0,
        "lte" => Compare(operand, held, sent) <= 0,
        "contains" => held.GetString()!.Contains(sent.GetString()!, StringComparison.Ordinal),
        "startsWith" => held.GetString()!.StartsWith(sent.GetString()!, StringComparison.Ordinal),
        "endsWith" => held.GetString()!.EndsWith(sent.GetString()!, StringComparison.Ordinal),
        "ieq" => held.GetString()!.Equals(sent.GetString(), StringComparison.OrdinalIgnoreCase),
        "icontains" => held.GetString()!.Contains(sent.GetString()!, StringComparison.OrdinalIgnoreCase),
        "istartsWith" => held.GetString()!.StartsWith(sent.GetString()!, StringComparison.OrdinalIgnoreCase),
        _ => throw new ArgumentOutOfRangeException(nameof(operation), operation, "No such operation."),
    };

    private static int Compare(string operand, JsonElement one, JsonElement other) => operand switch
    {
        "Int" or "Long" or "Decimal" => one.GetDecimal().CompareTo(other.GetDecimal()),
        "DateTime" => At(one).CompareTo(At(other)),
        "Boolean" => one.GetBoolean().CompareTo(other.GetBoolean()),
        _ => string.CompareOrdinal(one.GetString(), other.GetString()),
    };

    private static DateTimeOffset At(JsonElement it) => DateTimeOffset.Parse(it.GetString()!, CultureInfo.InvariantCulture);

    private static JsonElement At(JsonElement row, string name) => row.ValueKind is JsonValueKind.Null ? row : row.GetProperty(name);

    private static List<JsonElement> Below(IReadOnlyList<JsonElement> rows, string name) =>
        [.. rows.Select(row => At(row, name)).SelectMany(it => it.ValueKind is JsonValueKind.Array ? it.EnumerateArray().ToArray() : [it])];
}
