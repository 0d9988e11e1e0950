using GraphQL;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser.AST;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Platform.Access;

namespace OrderCloud.Platform.Graph;

/// <summary>
/// Refuses a whole operation before anything runs: any field that isn't public, for an anonymous caller; a mutation or
/// subscription whose right is lacking, for everybody. A query field is refused alone, by <see cref="AccessGate"/>.
/// </summary>
public sealed class AuthorizationRule : ValidationRuleBase
{
    public override ValueTask<INodeVisitor?> GetPreNodeVisitorAsync(ValidationContext context)
    {
        var caller = context.RequestServices!.GetRequiredService<Caller>();

        if (RootOf(context) is { } root && new Walk(context, caller).Refuses(context.Operation.SelectionSet, root, isRoot: true))
            context.ReportError(new AccessDeniedError(caller));

        return default;
    }

    private static IObjectGraphType? RootOf(ValidationContext context) => context.Operation.Operation switch
    {
        OperationType.Mutation => context.Schema.Mutation,
        OperationType.Subscription => context.Schema.Subscription,
        _ => context.Schema.Query,
    };

    /// <remarks>The document guard has bounded the document and refused fragment cycles; each fragment is walked once per type.</remarks>
    private sealed class Walk(ValidationContext context, Caller caller)
    {
        private readonly HashSet<(GraphQLFragmentDefinition, IGraphType)> seen = [];

        public bool Refuses(GraphQLSelectionSet? selections, IGraphType parent, bool isRoot) =>
            selections?.Selections.Exists(selection => selection switch
            {
                GraphQLField field => RefusesField(field, parent, isRoot),
                GraphQLInlineFragment inline => Refuses(inline.SelectionSet, Narrow(inline.TypeCondition, parent), isRoot),
                GraphQLFragmentSpread spread => Fragment(spread) is { } fragment
                    && Narrow(fragment.TypeCondition, parent) is var type && seen.Add((fragment, type)) && Refuses(fragment.SelectionSet, type, isRoot),
                _ => false,
            }) is true;

        private bool RefusesField(GraphQLField field, IGraphType parent, bool isRoot)
        {
            // Unknown fields are another rule's to report; introspection is the transport's to allow.
            if (parent is not IComplexGraphType type || type.GetField(field.Name) is not { } definition)
                return false;

            var wholeOperation = caller.IsAnonymous || (isRoot && context.Operation.Operation is not OperationType.Query);

            return (wholeOperation && Authorization.Needs(definition, parent).Any(permission => !caller.May(permission)))
                || Refuses(field.SelectionSet, definition.ResolvedType!.GetNamedType(), isRoot: false);
        }

        private GraphQLFragmentDefinition? Fragment(GraphQLFragmentSpread spread) =>
            context.Document.Definitions.OfType<GraphQLFragmentDefinition>().FirstOrDefault(fragment => fragment.FragmentName.Name == spread.FragmentName.Name);

        private IGraphType Narrow(GraphQLTypeCondition? condition, IGraphType parent) =>
            condition is null ? parent : context.Schema.AllTypes[condition.Type.Name] ?? parent;
    }
}

/// <summary>The whole operation is refused: 401 without a caller, 403 without the right.</summary>
public sealed class AccessDeniedError : ValidationError
{
    public AccessDeniedError(Caller caller) : base(Authorization.Refusal(caller).Message) => Code = Authorization.Refusal(caller).Code;
}
