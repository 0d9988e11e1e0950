namespace OrderCloud.Platform.Graph.Cost;

/// <summary>What an operation costs before it runs, by HotChocolate's two metrics.</summary>
/// <param name="Fields">Points for the work: of fields, and of filter operations and sort keys that were sent.</param>
/// <param name="Types">Objects that may come back.</param>
internal readonly record struct OperationCost(double Fields, double Types)
{
    /// <summary>What the caller's bucket pays.</summary>
    public double Price => Math.Max(1, Math.Max(Fields, Types));

    public static OperationCost operator +(OperationCost left, OperationCost right) => new(left.Fields + right.Fields, left.Types + right.Types);

    public static OperationCost operator *(double times, OperationCost cost) => new(times * cost.Fields, times * cost.Types);

    /// <summary>As <c>extensions.operationCost</c> says it.</summary>
    public Dictionary<string, object?> Report() => new() { ["fieldCost"] = (long)Fields, ["typeCost"] = (long)Types };
}

/// <summary>The most that one operation may cost: settings under <c>GraphQL:Cost</c>.</summary>
public sealed record CostLimits
{
    public int FieldCost { get; init; } = 1_000;

    public int TypeCost { get; init; } = 1_000;
}

/// <summary>What a client wants to know of the cost: the header <c>GraphQL-Cost</c>.</summary>
internal enum CostMode
{
    None,

    /// <summary>Tell it beside the answer.</summary>
    Report,

    /// <summary>Tell it instead of an answer; nothing is executed.</summary>
    Validate,
}
