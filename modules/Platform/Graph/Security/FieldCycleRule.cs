using GraphQL;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser;
using GraphQLParser.AST;
using OrderCloud.Platform.Graph.Transport;

namespace OrderCloud.Platform.Graph.Security;

/// <summary>
/// Refuses a path that passes one field of one type again and again (parent, parent, parent …). Follows spreads; the guard has
/// bounded how many fields that makes. Introspection has limits of its own.
/// </summary>
internal sealed class FieldCycleRule(GuardLimits limits) : ValidationRuleBase, INodeVisitor
{
    public override ValueTask<INodeVisitor?> GetPreNodeVisitorAsync(ValidationContext context) => new(this);

    public ValueTask EnterAsync(ASTNode node, ValidationContext context)
    {
        if (node is GraphQLOperationDefinition operation && Root(context.Schema, operation.Operation) is { } root)
            new Walk(limits.FieldCycle, context).Visit(root, operation.SelectionSet);

        return default;
    }

    public ValueTask LeaveAsync(ASTNode node, ValidationContext context) => default;

    private static IGraphType? Root(ISchema schema, OperationType operation) => operation switch
    {
        OperationType.Mutation => schema.Mutation,
        OperationType.Subscription => schema.Subscription,
        _ => schema.Query,
    };

    private sealed class Walk(int limit, ValidationContext context)
    {
        private readonly Dictionary<FieldType, int> path = [];

        public void Visit(IGraphType? type, GraphQLSelectionSet set)
        {
            foreach (var selection in set.Selections)
                switch (selection)
                {
                    case GraphQLField { SelectionSet: { } below } field when (type as IComplexGraphType)?.Fields.Find(field.Name.Value) is { } definition:
                        Enter(definition, field, below);
                        break;
                    case GraphQLInlineFragment inline:
                        Visit(Condition(inline.TypeCondition) ?? type, inline.SelectionSet);
                        break;
                    case GraphQLFragmentSpread spread when context.Document.FindFragmentDefinition(spread.FragmentName.Name.Value) is { } fragment:
                        Visit(Condition(fragment.TypeCondition), fragment.SelectionSet);
                        break;
                }
        }

        private void Enter(FieldType definition, GraphQLField field, GraphQLSelectionSet below)
        {
            var seen = path[definition] = path.GetValueOrDefault(definition) + 1;

            if (seen > limit)
                Report(field, seen);
            else
                Visit(definition.ResolvedType?.GetNamedType(), below);

            path[definition]--;
        }

        private IGraphType? Condition(GraphQLTypeCondition? condition) => condition is null ? null : context.Schema.AllTypes[condition.Type.Name.Value];

        private void Report(GraphQLField field, int seen) => context.ReportError(
            new ValidationError(context.Document.Source, null, $"The field '{field.Name}' is nested in itself too often: {limit} times are allowed.", field)
            {
                Code = ErrorCodes.FieldCycle,
                Extensions = new() { ["rule"] = "fieldCycle", ["limit"] = limit, ["actual"] = seen },
            });
    }
}
