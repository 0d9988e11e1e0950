using GraphQL;

namespace OrderCloud.Platform.Graph.Cost;

/// <summary>
/// The cost of an operation's text, ready to be computed for the variables of a run: all that doesn't depend on them is summed up,
/// so that a page of the console is one multiplication.
/// </summary>
internal sealed class CostPlan
{
    private readonly List<(Func<Inputs?, double> Times, CostPlan Content)> parts = [];
    private readonly List<Func<Inputs?, double>> operations = [];
    private OperationCost known;

    /// <summary>What it costs if every list is empty: no operation costs less.</summary>
    public OperationCost Least => known;

    public OperationCost Of(Inputs? variables)
    {
        var sum = known;

        foreach (var count in operations)
            sum += new OperationCost(count(variables), 0);

        foreach (var (times, content) in parts)
            if (times(variables) is > 0 and var size)
                sum += size * content.Of(variables);

        return sum;
    }

    public void Add(OperationCost cost) => known += cost;

    /// <summary>Filter operations and sort keys that a variable brings.</summary>
    public void AddOperations(Func<Inputs?, double> count) => operations.Add(count);

    public void Add(CostPlan other)
    {
        known += other.known;
        parts.AddRange(other.parts);
        operations.AddRange(other.operations);
    }

    /// <param name="times">How often the content comes, by the variables.</param>
    public void Add(Func<Inputs?, double> times, CostPlan content) => parts.Add((times, content));
}
