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
}
