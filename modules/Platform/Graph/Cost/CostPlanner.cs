using GraphQL;
using GraphQL.Types;
using GraphQLParser.AST;
using OrderCloud.Platform.Graph.Data;
using OrderCloud.Platform.Graph.Security;

namespace OrderCloud.Platform.Graph.Cost;

/// <summary>
/// Walks an operation once and plans its cost: each field by its weight, each list by the size that is asked for. The guard has bounded
/// all that is walked here; what isn't in the schema costs nothing, for the operation is refused anyway.
/// </summary>
internal sealed class CostPlanner(GraphQLDocument document, ISchema schema)
{
    // Introspection reads no rows, and its lists are as long as the schema is.
    private static readonly OperationCost Introspection = new(FieldFacts.RootCost, FieldFacts.RootCost);

    private readonly FragmentIndex fragments = new(document);
    private IReadOnlyList<GraphQLVariableDefinition> variables = [];

    public CostPlan Plan(GraphQLOperationDefinition operation)
    {
        variables = operation.Variables?.Items ?? [];

        return Set(operation.SelectionSet, operation.Operation switch
        {
            OperationType.Mutation => schema.Mutation,
            OperationType.Subscription => schema.Subscription,
            _ => schema.Query,
        }, isRoot: true, page: null);
    }

    /// <param name="page">The size of the page whose items the set's lists are; null outside a connection.</param>
    private CostPlan Set(GraphQLSelectionSet? set, IGraphType? type, bool isRoot, Func<Inputs?, double>? page)
    {
        var plan = new CostPlan();

        foreach (var selection in set?.Selections ?? [])
        {
            var part = selection switch
            {
                GraphQLField field => Field(field, type, isRoot, page),
                GraphQLInlineFragment inline => Set(inline.SelectionSet, inline.TypeCondition is { } condition ? schema.AllTypes[condition.Type.Name.Value] : type, isRoot, page),
                GraphQLFragmentSpread spread when fragments.Find(spread.FragmentName.Name.Value) is { } fragment => Set(fragment.SelectionSet, schema.AllTypes[fragment.TypeCondition.Type.Name.Value], isRoot, page),
                _ => new CostPlan(),
            };

            if (Condition((IHasDirectivesNode)selection) is { } holds)
                plan.Add(holds, part);
            else
                plan.Add(part);
        }

        return plan;
    }

    private CostPlan Field(GraphQLField field, IGraphType? type, bool isRoot, Func<Inputs?, double>? page)
    {
        var plan = new CostPlan();

        if (field.Name.Value.Span is "__schema" or "__type")
            plan.Add(Introspection);

        if ((type as IComplexGraphType)?.Fields.Find(field.Name.Value) is not { } definition)
            return plan;

        plan.Add(new OperationCost(definition.Cost(isRoot), 0));

        if (definition.ResolvedType!.GetNamedType() is var named && named is not (IComplexGraphType or UnionGraphType))
            return plan;

        var item = Set(field.SelectionSet, named, isRoot: false, definition.IsPaged() ? PageSize(field) : null);
        item.Add(new OperationCost(0, 1));

        if (definition.IsPaged())
            CountOperations(field, plan);

        if (definition.IsList())
            plan.Add(page ?? Length(field, definition), item);
        else
            plan.Add(item);

        return plan;
    }

    private Func<Inputs?, double> Length(GraphQLField field, FieldType definition) =>
        Argument(field, "ids") is { } ids ? sent => Read(ids, sent) is IReadOnlyCollection<object?> list ? list.Count : 1 : _ => definition.AssumedSize();

    private Func<Inputs?, double> PageSize(GraphQLField field)
    {
        var (first, last) = (Argument(field, "first"), Argument(field, "last"));

        return sent => Math.Clamp(Number(first, sent) ?? Number(last, sent) ?? ListQuery.DefaultPageSize, 0, ListQuery.MaxPageSize);
    }

    private long? Number(GraphQLValue? value, Inputs? sent) => Read(value, sent) switch { int number => number, long number => number, _ => null };

    private void CountOperations(GraphQLField field, CostPlan plan)
    {
        foreach (var value in new[] { Argument(field, "where"), Argument(field, "order") })
            if (value is not null)
                plan.AddOperations(sent => Operations(Read(value, sent)));
    }

    // A filter costs the same whether it is written out or sent: each operation 1, each key of a sort 1.
    private static int Operations(object? value) => value switch
    {
        IReadOnlyDictionary<string, object?> members => members.Values.Sum(Operations),
        IReadOnlyCollection<object?> items when items.Any(item => item is IReadOnlyDictionary<string, object?>) => items.Sum(Operations),
        null => 0,
        _ => 1,
    };

    private Func<Inputs?, double>? Condition(IHasDirectivesNode node)
    {
        List<(GraphQLValue Value, bool Wanted)> conditions = [.. from directive in node.Directives?.Items ?? []
            where directive.Name.Value.Span is "skip" or "include"
            let value = directive.Arguments?.Items.FirstOrDefault(argument => argument.Name.Value.Span is "if")?.Value
            where value is not null
            select (value, directive.Name.Value.Span is "include")];

        return conditions is [] ? null : sent => conditions.TrueForAll(it => Read(it.Value, sent) is not bool holds || holds == it.Wanted) ? 1 : 0;
    }

    private static GraphQLValue? Argument(GraphQLField field, string name) => field.Arguments?.Items.Find(argument => argument.Name.Value == name)?.Value;

    /// <summary>A value as a client could have sent it, with the variables in their places.</summary>
    private object? Read(GraphQLValue? value, Inputs? sent) => value switch
    {
        GraphQLVariable variable => sent?.TryGetValue(variable.Name.StringValue, out var given) is true ? given : Read(variables.FirstOrDefault(it => it.Variable.Name == variable.Name)?.DefaultValue, null),
        GraphQLObjectValue members => Members(members, sent),
        GraphQLListValue items => items.Values?.Select(item => Read(item, sent)).ToList() ?? [],
        GraphQLIntValue number => long.TryParse(number.Value, out var whole) ? whole : null,
        GraphQLBooleanValue { Value.Span: "true" } => true,
        GraphQLBooleanValue => false,
        null or GraphQLNullValue => null,
        _ => "",
    };

    // The plan comes before validation, which refuses two members of one name.
    private Dictionary<string, object?> Members(GraphQLObjectValue value, Inputs? sent)
    {
        var members = new Dictionary<string, object?>(StringComparer.Ordinal);

        foreach (var member in value.Fields ?? [])
            members[member.Name.StringValue] = Read(member.Value, sent);

        return members;
    }
}
