namespace OrderCloud.Platform.Graph.Data;

/// <summary>How much one <c>where</c> may ask for. Checked before anything runs.</summary>
internal static class FilterLimits
{
    private const int Nesting = 8, Operations = 64, Items = 250, Characters = 1024;

    /// <returns>The first limit passed; null when all hold.</returns>
    public static (string Rule, int Limit, int Actual)? Exceeded(object? where)
    {
        var operations = 0;

        return Visit(where, depth: 0, ref operations) ?? Over("filterOperations", Operations, operations);
    }

    private static (string, int, int)? Visit(object? sent, int depth, ref int operations)
    {
        switch (sent)
        {
            case IDictionary<string, object?> fields:
                if (Over("filterNesting", Nesting, depth + 1) is { } tooDeep)
                    return tooDeep;

                foreach (var value in fields.Values)
                {
                    // An operation is a name with an operand; fields, and, or lead to other objects.
                    if (!LeadsOn(value))
                        operations++;

                    if (Visit(value, depth + 1, ref operations) is { } exceeded)
                        return exceeded;
                }

                return null;

            case string text:
                return Over("filterCharacters", Characters, text.Length);

            case IEnumerable<object?> items:
                return Visit([.. items], depth, ref operations);

            default:
                return null;
        }
    }

    private static (string, int, int)? Visit(List<object?> items, int depth, ref int operations)
    {
        if (Over("filterItems", Items, items.Count) is { } tooMany)
            return tooMany;

        foreach (var item in items)
            if (Visit(item, depth, ref operations) is { } exceeded)
                return exceeded;

        return null;
    }

    private static bool LeadsOn(object? value) => value is IDictionary<string, object?> || (value is IEnumerable<object?> items && items.FirstOrDefault() is IDictionary<string, object?>);

    private static (string, int, int)? Over(string rule, int limit, int actual) => actual > limit ? (rule, limit, actual) : null;
}
