using GraphQL.Validation;
using GraphQLParser;
using GraphQLParser.AST;
using OrderCloud.Platform.Graph.Transport;

namespace OrderCloud.Platform.Graph.Security;

/// <summary>Refuses @skip and @include at a subscription's root: without its one field there is nothing to subscribe to.</summary>
internal sealed class SubscriptionRule : ValidationRuleBase, INodeVisitor
{
    public override ValueTask<INodeVisitor?> GetPreNodeVisitorAsync(ValidationContext context) => new(this);

    public ValueTask EnterAsync(ASTNode node, ValidationContext context)
    {
        if (node is GraphQLOperationDefinition { Operation: OperationType.Subscription } operation)
            Check(operation.SelectionSet, context);

        return default;
    }

    public ValueTask LeaveAsync(ASTNode node, ValidationContext context) => default;

    private static void Check(GraphQLSelectionSet set, ValidationContext context)
    {
        foreach (var selection in set.Selections)
        {
            if (((IHasDirectivesNode)selection).Directives?.Any(directive => directive.Name.Value.Span is "skip" or "include") is true)
                context.ReportError(new ValidationError(context.Document.Source, null, "A subscription's root field can't be skipped.", selection) { Code = ErrorCodes.ValidationFailed });

            if (selection is GraphQLInlineFragment inline)
                Check(inline.SelectionSet, context);
            else if (selection is GraphQLFragmentSpread spread && context.Document.FindFragmentDefinition(spread.FragmentName.Name.Value) is { } fragment)
                Check(fragment.SelectionSet, context);
        }
    }
}
