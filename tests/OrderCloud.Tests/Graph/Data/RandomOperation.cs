using System.Text.Json.Nodes;

namespace OrderCloud.Tests.Graph.Data;

/// <summary>Random operations on a field. A negation is what the positive isn't, so rows that hold null pass it.</summary>
internal static class RandomOperation
{
    private static readonly string[] Comparisons = ["gt", "gte", "lt", "lte", "ngt", "ngte", "nlt", "nlte"];
    private static readonly string[] Texts = ["contains", "startsWith", "endsWith", "ncontains", "nstartsWith", "nendsWith", "ieq", "icontains", "istartsWith"];

    /// <param name="values">What the field may hold; operands are drawn from it too.</param>
    public static Func<Random, RandomFilter<T>> On<T>(string field, Func<T, IComparable?> get, bool isNullable, IReadOnlyList<(IComparable Value, JsonNode Sent)> values, bool isOrdered = true) => random =>
    {
        string[] operations = values[0].Value is string ? ["eq", "neq", "in", "nin", .. Texts] : isOrdered ? ["eq", "neq", "in", "nin", .. Comparisons] : values[0].Value is bool ? ["eq", "neq"] : ["eq", "neq", "in", "nin"];
        var operation = operations[random.Next(operations.Length)];

        if (operation is "in" or "nin")
        {
            var chosen = Enumerable.Range(0, random.Next(4)).Select(_ => values[random.Next(values.Count)]).ToList();
            var withNull = isNullable && random.Next(3) is 0;
            var items = new JsonArray([.. chosen.Select(item => item.Sent.DeepClone()), .. withNull ? (JsonNode?[])[null] : []]);

            return Filter(field, operation, items, get, held => held is null ? withNull : chosen.Exists(item => item.Value.Equals(held)));
        }

        if (operation is "eq" or "neq" && isNullable && random.Next(4) is 0)
            return Filter(field, operation, null, get, held => held is null);

        var (value, sent) = values[random.Next(values.Count)];

        return Filter(field, operation, sent.DeepClone(), get, held => held is not null && Matches(operation.TrimStart('n'), held, value));
    };

    private static RandomFilter<T> Filter<T>(string field, string operation, JsonNode? operand, Func<T, IComparable?> get, Func<IComparable?, bool> positive) =>
        new(new JsonObject { [field] = new JsonObject { [operation] = operand } }, row => positive(get(row)) != operation.StartsWith('n'));

    private static bool Matches(string operation, IComparable held, IComparable operand) => operation switch
    {
        "eq" => held.Equals(operand),
        "gt" => held.CompareTo(operand) > 0,
        "gte" => held.CompareTo(operand) >= 0,
        "lt" => held.CompareTo(operand) < 0,
        "lte" => held.CompareTo(operand) <= 0,
        "contains" => ((string)held).Contains((string)operand, StringComparison.Ordinal),
        "startsWith" => ((string)held).StartsWith((string)operand, StringComparison.Ordinal),
        "endsWith" => ((string)held).EndsWith((string)operand, StringComparison.Ordinal),
        "ieq" => ((string)held).Equals((string)operand, StringComparison.OrdinalIgnoreCase),
        "icontains" => ((string)held).Contains((string)operand, StringComparison.OrdinalIgnoreCase),
        "istartsWith" => ((string)held).StartsWith((string)operand, StringComparison.OrdinalIgnoreCase),
        _ => throw new ArgumentOutOfRangeException(nameof(operation), operation, "No such operation."),
    };
}
