using System.Runtime.CompilerServices;
using GraphQL.Execution;
using GraphQL.Types;
using GraphQLParser.AST;
using ExecutionContext = GraphQL.Execution.ExecutionContext;

namespace OrderCloud.Platform.Graph.Transport;

/// <summary>
/// Runs one field after another, for a DbContext serves one thread. Fields that are only values of their object are read when it is made,
/// and which fields a selection asks for is found out once for a document: a page is mostly values, and for each of them the engine would
/// look the field up, make a context and wait for a task.
/// </summary>
internal sealed class ValuesFirst : SerialExecutionStrategy
{
    private readonly ConditionalWeakTable<GraphQLSelectionSet, Selection> selections = [];

    protected override void SetSubFieldNodes(ExecutionContext context, ObjectExecutionNode parent)
    {
        if (parent.Result is not { } source || Find(context, parent) is not { } selection)
        {
            base.SetSubFieldNodes(context, parent);

            return;
        }

        var nodes = new ExecutionNode[selection.Fields.Length];

        for (var index = 0; index < nodes.Length; index++)
        {
            var (field, definition) = selection.Fields[index];
            nodes[index] = Read(source, parent, field, definition) ?? BuildExecutionNode(parent, definition.ResolvedType!, field, definition);
        }

        parent.SubFields = nodes;
    }

    protected override Task ExecuteNodeAsync(ExecutionContext context, ExecutionNode node) => node is ReadValue ? Task.CompletedTask : base.ExecuteNodeAsync(context, node);

    /// <returns>Null for what is no value, and for what can't be read or written: the engine tries it again and makes an error of it.</returns>
    private static ReadValue? Read(object source, ExecutionNode parent, GraphQLField field, FieldType definition)
    {
        var (type, isNullable) = definition.ResolvedType is NonNullGraphType required ? (required.ResolvedType, false) : (definition.ResolvedType, true);

        if (definition.Resolver is not ValueResolver resolver || type is not ScalarGraphType scalar)
            return null;

        try
        {
            var value = resolver.Read(source);
            var written = value is null ? null : scalar.Serialize(value);

            return written is null && !(value is null && isNullable) ? null : new ReadValue(parent, scalar, field, definition) { Result = written };
        }
        catch (Exception)
        {
            return null;
        }
    }

    /// <returns>Null where what is selected depends on variables or on the object's type.</returns>
    private Selection? Find(ExecutionContext context, ObjectExecutionNode parent)
    {
        var (set, type) = (parent.SelectionSet!, parent.GetObjectGraphType(context.Schema)!);

        if (!selections.TryGetValue(set, out var found))
            selections.AddOrUpdate(set, found = new Selection(type, Fields(context.Schema, type, set)));

        return found.Type == type && found.Fields is not [] ? found : null;
    }

    private (GraphQLField, FieldType)[] Fields(ISchema schema, IObjectGraphType type, GraphQLSelectionSet set) =>
        set.Selections.All(it => it is GraphQLField { Directives: null or { Count: 0 } }) && set.Selections.Cast<GraphQLField>().DistinctBy(NameOf).Count() == set.Selections.Count
            ? [.. set.Selections.Cast<GraphQLField>().Select(field => (field, GetFieldDefinition(schema, type, field)!))]
            : [];

    private static string NameOf(GraphQLField field) => (field.Alias?.Name ?? field.Name).StringValue;

    private sealed class ReadValue(ExecutionNode parent, ScalarGraphType type, GraphQLField field, FieldType definition) : ValueExecutionNode(parent, type, field, definition, indexInParentNode: null);

    /// <param name="Fields">None where they must be collected for each object.</param>
    private sealed record Selection(IObjectGraphType Type, (GraphQLField Field, FieldType Definition)[] Fields);
}
