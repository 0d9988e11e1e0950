using GraphQLParser;
using GraphQLParser.AST;

namespace OrderCloud.Platform.Graph.Security;

/// <summary>A document's fragments by name. Of two with one name the first counts, as for the engine; validation reports the other.</summary>
internal sealed class FragmentIndex
{
    private readonly Dictionary<ROM, GraphQLFragmentDefinition> byName = [];

    public FragmentIndex(GraphQLDocument document)
    {
        Source = document.Source;

        foreach (var definition in document.Definitions)
            if (definition is GraphQLFragmentDefinition fragment)
                byName.TryAdd(fragment.FragmentName.Name.Value, fragment);
    }

    public ROM Source { get; }

    public GraphQLFragmentDefinition? Find(ROM name) => byName.GetValueOrDefault(name);

    /// <summary>The fields of a set, those in its fragments among them; what they select isn't entered. The guard has bounded how many there are.</summary>
    public IEnumerable<GraphQLField> FieldsOf(GraphQLSelectionSet set)
    {
        foreach (var selection in set.Selections)
        {
            var within = selection switch
            {
                GraphQLInlineFragment inline => inline.SelectionSet,
                GraphQLFragmentSpread spread => Find(spread.FragmentName.Name.Value)?.SelectionSet,
                _ => null,
            };

            foreach (var field in selection is GraphQLField own ? [own] : within is null ? [] : FieldsOf(within))
                yield return field;
        }
    }
}
