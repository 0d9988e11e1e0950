using GraphQLParser;
using GraphQLParser.AST;
using OrderCloud.Platform.Graph.Transport;

namespace OrderCloud.Platform.Graph.Security;

/// <summary>
/// One pass over the selections that follows each fragment once and remembers what it came to. The engine's rules and its own
/// complexity analyzer walk fragments without memory: 0.8 KB of them cost it seconds.
/// </summary>
internal sealed class SelectionPass(GuardLimits limits, FragmentIndex fragments)
{
    // Deeper than any document that can pass; keeps fragment chains off the end of the stack.
    private const int MaxRecursion = 500;

    private readonly Dictionary<GraphQLFragmentDefinition, SelectionExtent> known = [];
    private readonly List<ROM> path = [];
    private int selections;
    private int recursion;

    public SelectionExtent Visit(GraphQLFragmentDefinition fragment)
    {
        if (known.TryGetValue(fragment, out var extent))
            return extent;

        path.Add(fragment.FragmentName.Name.Value);
        extent = Visit(fragment.SelectionSet);
        path.RemoveAt(path.Count - 1);

        return known[fragment] = extent;
    }

    public SelectionExtent Visit(GraphQLSelectionSet set)
    {
        Check(ErrorCodes.Syntax, "selections", limits.Selections, selections += set.Selections.Count);
        Check(ErrorCodes.DocumentTooComplex, "depth", MaxRecursion, ++recursion);
        RepeatedNames.Check(set, limits);
        var sum = default(SelectionExtent);

        foreach (var selection in set.Selections)
        {
            sum = sum.With(Visit(selection));
            Check(ErrorCodes.MergeBudget, "expandedFields", limits.ExpandedFields, sum.Fields);
            Check(ErrorCodes.MergeBudget, "expandedFragments", limits.ExpandedFragments, sum.Fragments);
            Check(ErrorCodes.DocumentTooComplex, "aliases", limits.Aliases, sum.Aliases);
        }

        recursion--;

        return sum;
    }

    private SelectionExtent Visit(ASTNode selection)
    {
        Check(ErrorCodes.Syntax, "directives", limits.Directives, ((IHasDirectivesNode)selection).Directives?.Count ?? 0);

        return selection switch
        {
            GraphQLField field => Visit(field),
            GraphQLInlineFragment inline => Visit(inline.SelectionSet) is var extent ? extent with { Fragments = extent.Fragments + 1 } : default,
            GraphQLFragmentSpread spread => Follow(spread) is var extent ? extent with { Fragments = extent.Fragments + 1 } : default,
            _ => default,
        };
    }

    private SelectionExtent Visit(GraphQLField field)
    {
        var below = field.SelectionSet is { } set ? Visit(set) : default;
        var introspects = field.Name.Value.Span is "__schema" or "__type";

        if (introspects)
            CheckIntrospection(below);

        return below with
        {
            Fields = below.Fields + 1,
            Aliases = below.Aliases + (field.Alias is null ? 0 : 1),
            Depth = introspects ? 1 : below.Depth + 1,
            FullDepth = below.FullDepth + 1,
            Circles = below.Circles.Through(field.Name.Value.Span),
        };
    }

    private SelectionExtent Follow(GraphQLFragmentSpread spread)
    {
        var name = spread.FragmentName.Name.Value;

        // An unknown fragment is the validation's to report.
        if (fragments.Find(name) is not { } fragment)
            return default;

        return path.Contains(name) ? throw Cycle(spread, name) : Visit(fragment);
    }

    private RequestRefusal Cycle(GraphQLFragmentSpread spread, ROM name)
    {
        var via = path[(path.IndexOf(name) + 1)..].Select(step => $"\"{step}\"").ToArray();
        var refusal = new RequestRefusal(ErrorCodes.ValidationFailed, $"Cannot spread fragment \"{name}\" within itself{(via is [] ? "" : $" via {string.Join(", ", via)}")}.");
        refusal.AddLocation(Location.FromLinearPosition(fragments.Source, spread.Location.Start));

        return refusal;
    }

    private void CheckIntrospection(SelectionExtent below)
    {
        Check(ErrorCodes.IntrospectionTooDeep, "introspectionDepth", limits.IntrospectionDepth, below.FullDepth);
        Check(ErrorCodes.IntrospectionTooDeep, "ofTypeNesting", limits.OfTypeNesting, below.Circles.OfType);
        Check(ErrorCodes.IntrospectionTooDeep, "listNesting", limits.IntrospectionListNesting, below.Circles.MostLists);
    }

    private static void Check(string code, string rule, int limit, int actual)
    {
        if (actual > limit)
            throw RequestRefusal.TooMuch(code, rule, limit, actual);
    }
}
