using GraphQL;
using GraphQL.Execution;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser.AST;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph.Data;
using OrderCloud.Platform.Graph.Transport;

namespace OrderCloud.Platform.Graph;

/// <summary>
/// Refuses a whole operation before anything runs: any field that isn't public, for an anonymous caller; a mutation or
/// subscription whose right is lacking, for everybody. A query field is refused alone, by <see cref="AccessGate"/>.
/// </summary>
public sealed class AuthorizationRule : ValidationRuleBase, IOperationRule
{
    public override ValueTask<INodeVisitor?> GetPreNodeVisitorAsync(ValidationContext context)
    {
        var caller = context.RequestServices!.GetRequiredService<Caller>();

        // A field of a query is refused alone, and only strangers with all that stands beside it.
        if (!caller.IsAnonymous && context.Operation.Operation is OperationType.Query)
            return default;

        if (RootOf(context) is { } root && new Walk(context, caller).Refuses(context.Operation.SelectionSet, root))
            context.ReportError(new AccessDeniedError(caller));

        return default;
    }

    /// <remarks>After the arguments are read: a filter or order by a guarded field would tell its value.</remarks>
    public override ValueTask<INodeVisitor?> GetPostNodeVisitorAsync(ValidationContext context)
    {
        if (context.ArgumentValues is not { } sent || !HoldInputs(sent))
            return default;

        var caller = context.RequestServices!.GetRequiredService<Caller>();

        if (RootOf(context) is { } root && new Walk(context, caller).TouchesTooMuch(context.Operation.SelectionSet, root))
            context.ReportError(new AccessDeniedError(caller));

        return default;
    }

    // A text or a number touches no field.
    private static bool HoldInputs(Dictionary<GraphQLField, IDictionary<string, ArgumentValue>> sent)
    {
        foreach (var arguments in sent.Values)
            foreach (var argument in arguments.Values)
                if (argument.Value is not (null or IConvertible))
                    return true;

        return false;
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

        /// <summary>A field is selected that refuses the whole operation.</summary>
        public bool Refuses(GraphQLSelectionSet? selections, IGraphType root) => Any(selections, root, isRoot: true, (_, definition, parent, isRoot) =>
            (caller.IsAnonymous || (isRoot && context.Operation.Operation is not OperationType.Query)) && Authorization.Needs(definition, parent).Any(IsLacking));

        /// <summary>An argument uses an input field whose right is lacking.</summary>
        public bool TouchesTooMuch(GraphQLSelectionSet? selections, IGraphType root) => Any(selections, root, isRoot: true, (field, definition, _, _) =>
            context.ArgumentValues?.TryGetValue(field, out var arguments) is true && InputAccess.Used(definition, arguments).Any(IsLacking));

        private bool IsLacking(Permission permission) => !caller.May(permission);

        private bool Any(GraphQLSelectionSet? selections, IGraphType parent, bool isRoot, Func<GraphQLField, FieldType, IGraphType, bool, bool> holds)
        {
            foreach (var selection in selections?.Selections ?? [])
                if (Holds(selection, parent, isRoot, holds))
                    return true;

            return false;
        }

        private bool Holds(ASTNode selection, IGraphType parent, bool isRoot, Func<GraphQLField, FieldType, IGraphType, bool, bool> holds) => selection switch
        {
            // Unknown fields are another rule's to report; introspection is the transport's to allow.
            GraphQLField field => parent is IComplexGraphType type && type.GetField(field.Name) is { } definition
                && (holds(field, definition, parent, isRoot) || Any(field.SelectionSet, definition.ResolvedType!.GetNamedType(), isRoot: false, holds)),
            GraphQLInlineFragment inline => Any(inline.SelectionSet, Narrow(inline.TypeCondition, parent), isRoot, holds),
            GraphQLFragmentSpread spread => Fragment(spread) is { } fragment
                && Narrow(fragment.TypeCondition, parent) is var type && seen.Add((fragment, type)) && Any(fragment.SelectionSet, type, isRoot, holds),
            _ => false,
        };

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
