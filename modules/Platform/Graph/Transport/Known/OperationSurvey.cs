using GraphQL;
using GraphQL.Instrumentation;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser;
using GraphQLParser.AST;
using OrderCloud.Platform.Graph.Cost;

namespace OrderCloud.Platform.Graph.Transport.Known;

/// <summary>Walks a valid operation once and notes what depends on variables; each fragment is entered once, as by the engine.</summary>
internal sealed class OperationSurvey(GraphQLDocument document, ISchema schema)
{
    private readonly List<(GraphQLField, FieldType)> fields = [];
    private readonly List<IHasDirectivesNode> directed = [];
    private readonly HashSet<GraphQLFragmentDefinition> entered = [];

    public KnownOperation Of(GraphQLOperationDefinition operation)
    {
        Note(operation);

        foreach (var variable in Variables(operation))
            Note(variable);

        Walk(operation.SelectionSet, Root(operation.Operation));

        var bare = new GraphQLOperationDefinition(new GraphQLSelectionSet([])) { Operation = operation.Operation, Name = operation.Name, Variables = operation.Variables, Location = operation.Location };

        return new KnownOperation(operation, bare, [.. NeverNull(operation)], fields, directed, new CostPlanner(document, schema).Plan(operation));
    }

    private IEnumerable<GraphQLVariableDefinition> NeverNull(GraphQLOperationDefinition operation)
    {
        var context = new ValidationContext { Schema = schema, Document = document, Operation = operation, Metrics = Metrics.None };
        var required = (context.GetRecursiveVariables(operation) ?? []).Where(usage => usage.Type is NonNullGraphType).Select(usage => usage.Node.Name.Value).ToHashSet();

        return Variables(operation).Where(variable => variable.Type is not GraphQLNonNullType && required.Contains(variable.Variable.Name.Value));
    }

    private void Walk(GraphQLSelectionSet? set, IGraphType? type)
    {
        foreach (var selection in set?.Selections ?? [])
        {
            Note((IHasDirectivesNode)selection);

            switch (selection)
            {
                case GraphQLField field when Definition(field, type) is { } definition:
                    Enter(field, definition);
                    break;
                case GraphQLInlineFragment inline:
                    Walk(inline.SelectionSet, inline.TypeCondition is { } condition ? schema.AllTypes[condition.Type.Name.Value] : type);
                    break;
                case GraphQLFragmentSpread spread when document.FindFragmentDefinition(spread.FragmentName.Name.Value) is { } fragment && entered.Add(fragment):
                    Note(fragment);
                    Walk(fragment.SelectionSet, schema.AllTypes[fragment.TypeCondition.Type.Name.Value]);
                    break;
            }
        }
    }

    private void Enter(GraphQLField field, FieldType definition)
    {
        if (definition.ValidateArguments is not null || (field.Arguments is { Count: > 0 } && definition.Arguments is { Count: > 0 }))
            fields.Add((field, definition));

        Walk(field.SelectionSet, definition.ResolvedType?.GetNamedType());
    }

    private void Note(IHasDirectivesNode node)
    {
        if (node.Directives is { Count: > 0 })
            directed.Add(node);
    }

    private FieldType? Definition(GraphQLField field, IGraphType? type) => field.Name.Value.Span switch
    {
        "__schema" => schema.SchemaMetaFieldType,
        "__type" => schema.TypeMetaFieldType,
        "__typename" => schema.TypeNameMetaFieldType,
        _ => (type as IComplexGraphType)?.Fields.Find(field.Name.Value),
    };

    private IObjectGraphType? Root(OperationType operation) => operation switch
    {
        OperationType.Mutation => schema.Mutation,
        OperationType.Subscription => schema.Subscription,
        _ => schema.Query,
    };

    private static List<GraphQLVariableDefinition> Variables(GraphQLOperationDefinition operation) => operation.Variables?.Items ?? [];
}
