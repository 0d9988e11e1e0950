using GraphQLParser.AST;
using OrderCloud.Platform.Graph.Security;

namespace OrderCloud.Platform.Graph.Rate;

/// <summary>
/// What an operation costs, as far as its text tells: 10 points for each root field, which asks the database, 1 for each object or
/// list below, nothing for a leaf. How long the lists will be isn't counted. The guard has bounded all that is walked here.
/// </summary>
internal static class OperationPrice
{
    private const int RootField = 10;

    public static int Of(GraphQLDocument document, GraphQLOperationDefinition operation) => Math.Max(1, Sum(operation.SelectionSet, new FragmentIndex(document), isRoot: true));

    private static int Sum(GraphQLSelectionSet? set, FragmentIndex fragments, bool isRoot) => (set?.Selections ?? []).Sum(selection => selection switch
    {
        GraphQLField { Name.Value.Span: "__typename" } => 0,
        GraphQLField field => (isRoot ? RootField : field.SelectionSet is null ? 0 : 1) + Sum(field.SelectionSet, fragments, isRoot: false),
        GraphQLInlineFragment inline => Sum(inline.SelectionSet, fragments, isRoot),
        GraphQLFragmentSpread spread => Sum(fragments.Find(spread.FragmentName.Name.Value)?.SelectionSet, fragments, isRoot),
        _ => 0,
    });
}
