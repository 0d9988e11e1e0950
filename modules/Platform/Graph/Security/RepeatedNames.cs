using GraphQLParser;
using GraphQLParser.AST;
using OrderCloud.Platform.Graph.Transport;

namespace OrderCloud.Platform.Graph.Security;

/// <summary>Counts what one selection set says again and again: one response name, or inline fragments.</summary>
internal static class RepeatedNames
{
    /// <exception cref="RequestRefusal">One of them too often.</exception>
    public static void Check(GraphQLSelectionSet set, GuardLimits limits)
    {
        // Fewer selections than either limit can't break one.
        if (set.Selections.Count <= Math.Min(limits.SameResponseName, limits.InlineFragments))
            return;

        var names = new Dictionary<ROM, int>();
        var inline = 0;

        foreach (var selection in set.Selections)
        {
            if (selection is GraphQLInlineFragment && ++inline > limits.InlineFragments)
                throw RequestRefusal.TooMuch(ErrorCodes.MergeBudget, "inlineFragments", limits.InlineFragments, inline);

            if (selection is not GraphQLField field)
                continue;

            var name = field.ResponseName;
            var seen = names[name] = names.GetValueOrDefault(name) + 1;

            if (seen > limits.SameResponseName)
                throw RequestRefusal.TooMuch(ErrorCodes.MergeBudget, "sameResponseName", limits.SameResponseName, seen);
        }
    }

    extension(GraphQLField node)
    {
        /// <summary>The alias, else the name: the key in the answer.</summary>
        public ROM ResponseName => (node.Alias?.Name ?? node.Name).Value;
    }
}
