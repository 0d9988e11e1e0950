using System.Runtime.CompilerServices;
using GraphQL;
using GraphQL.Types;
using GraphQLParser;
using GraphQLParser.AST;

namespace OrderCloud.Platform.Graph.Data;

/// <summary>
/// The fields that an operation selects of each type, wherever it does: rows of one type are read alike in one operation, so that a
/// loader serves every place with one statement. Directives are passed over: one operation then has one SQL text, whatever its variables.
/// </summary>
internal sealed class AskedFields
{
    // A known document stays in the cache of documents, and what was found about it goes with it.
    private static readonly ConditionalWeakTable<GraphQLOperationDefinition, AskedFields> Known = [];

    private readonly Dictionary<IGraphType, HashSet<FieldType>> byType = [];
    private readonly HashSet<GraphQLFragmentDefinition> entered = [];
    private readonly GraphQLDocument document;
    private readonly ISchema schema;

    private AskedFields(GraphQLDocument document, ISchema schema) => (this.document, this.schema) = (document, schema);

    public static AskedFields Of(IResolveFieldContext context)
    {
        if (Known.TryGetValue(context.Operation, out var known))
            return known;

        var asked = new AskedFields(context.Document, context.Schema);
        asked.Walk(context.Operation.SelectionSet, Root(context.Operation.Operation, context.Schema));
        Known.AddOrUpdate(context.Operation, asked);

        return asked;
    }

    /// <summary>What it selects of lists, by their fields.</summary>
    public ConditionalWeakTable<GraphQLField, AskedPage> Pages { get; } = [];

    public IReadOnlyCollection<FieldType> On(IGraphType type) => byType.GetValueOrDefault(type) ?? [];

    private void Walk(GraphQLSelectionSet? set, IGraphType? type)
    {
        foreach (var selection in set?.Selections ?? [])
            switch (selection)
            {
                case GraphQLField field when (type as IComplexGraphType)?.Fields.Find(field.Name.Value) is { } definition:
                    Note(type, definition);
                    Walk(field.SelectionSet, definition.ResolvedType?.GetNamedType());
                    break;
                case GraphQLInlineFragment inline:
                    Walk(inline.SelectionSet, inline.TypeCondition is { } condition ? schema.AllTypes[condition.Type.Name.Value] : type);
                    break;
                case GraphQLFragmentSpread spread when document.FindFragmentDefinition(spread.FragmentName.Name.Value) is { } fragment && entered.Add(fragment):
                    Walk(fragment.SelectionSet, schema.AllTypes[fragment.TypeCondition.Type.Name.Value]);
                    break;
            }
    }

    private void Note(IGraphType type, FieldType field)
    {
        if (!byType.TryGetValue(type, out var fields))
            byType.Add(type, fields = []);

        fields.Add(field);
    }

    private static IObjectGraphType? Root(OperationType operation, ISchema schema) => operation switch
    {
        OperationType.Mutation => schema.Mutation,
        OperationType.Subscription => schema.Subscription,
        _ => schema.Query,
    };
}
