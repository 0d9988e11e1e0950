using GraphQLParser;
using GraphQLParser.AST;

namespace OrderCloud.Platform.Graph.Security;

/// <summary>
/// How many pairs of fields the rule "fields in set can merge" will compare: all pairs that meet under one response name, level by
/// level. A document within every other limit can still ask for millions.
/// </summary>
internal sealed class MergeCost(FragmentIndex fragments)
{
    /// <summary>Of one operation or fragment, all spreads followed; linear in its expanded fields.</summary>
    public long Of(GraphQLSelectionSet set) => Merge([set]);

    private long Merge(List<GraphQLSelectionSet> sets)
    {
        var groups = new Dictionary<ROM, Group>();

        foreach (var set in sets)
            Collect(set, groups, []);

        var cost = 0L;

        foreach (var group in groups.Values)
            cost += ((group.Count - 1) * group.Weight) + (group.Below.Count > 0 ? Merge(group.Below) : 0);

        return cost;
    }

    private void Collect(GraphQLSelectionSet set, Dictionary<ROM, Group> groups, HashSet<ROM> followed)
    {
        foreach (var selection in set.Selections)
            switch (selection)
            {
                case GraphQLField field:
                    Add(field, groups);
                    break;
                case GraphQLInlineFragment inline:
                    Collect(inline.SelectionSet, groups, followed);
                    break;
                case GraphQLFragmentSpread spread when fragments.Find(spread.FragmentName.Name.Value) is { } fragment && followed.Add(spread.FragmentName.Name.Value):
                    Collect(fragment.SelectionSet, groups, followed);
                    break;
            }
    }

    private static void Add(GraphQLField field, Dictionary<ROM, Group> groups)
    {
        if (!groups.TryGetValue(field.ResponseName, out var group))
            groups.Add(field.ResponseName, group = new());

        group.Count++;
        group.Weight += Weight(field);

        if (field.SelectionSet is { } below)
            group.Below.Add(below);
    }

    // The engine compares arguments by printing both sides: their length counts, about one unit for each token.
    private static long Weight(GraphQLField field) => field.Arguments is { } arguments ? 1 + ((arguments.Location.End - arguments.Location.Start) / 4) : 1;

    private sealed class Group
    {
        public long Count { get; set; }

        public long Weight { get; set; }

        public List<GraphQLSelectionSet> Below { get; } = [];
    }
}
