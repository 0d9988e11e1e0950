using System.Collections;
using System.Runtime.CompilerServices;
using System.Text.Json;
using GraphQL;
using GraphQL.Execution;
using GraphQL.Introspection;
using GraphQL.Types;
using GraphQLParser.AST;
using OrderCloud.Platform.Graph.Data;
using ExecutionContext = GraphQL.Execution.ExecutionContext;

namespace OrderCloud.Platform.Graph.Transport;

/// <summary>
/// Runs one field after another, for a DbContext serves one thread. Fields that are only values of their object are read when it is made,
/// and which fields a selection asks for is found out once for a document: a page is mostly values, and for each of them the engine would
/// look the field up, make a context and wait for a task. A list of objects of which values alone are asked is read whole, without a node;
/// so is one at the root's only field whose objects refer to others of which values alone are asked.
/// </summary>
internal sealed class ValuesFirst : SerialExecutionStrategy
{
    // No field at the root reads anything of it.
    private static readonly object Root = new();

    private readonly ConditionalWeakTable<GraphQLSelectionSet, Selection> selections = [];

    public override async Task<ExecutionResult> ExecuteAsync(ExecutionContext context)
    {
        var root = BuildExecutionRootNode(context, GetOperationRootType(context));

        if (root.SubFields is [var first])
            await ExecuteNodeAsync(context, first);

        if (root.SubFields is not [var only] || !IsDone(only))
            await ExecuteNodeTreeAsync(context, root);

        return new ExecutionResult { Executed = true, Data = root.PropagateNull() ? null : root, Extensions = context.OutputExtensions };
    }

    // Most operations ask for one field, and of what it gives for values: nothing is left then to be put on a stack and waited for.
    private static bool IsDone(ExecutionNode node) =>
        node.Result is null || node is ReadValue || (node is ObjectExecutionNode { SubFields: { } fields } && Array.TrueForAll(fields, field => field is ReadValue or ArrayExecutionNode { SerializedResult: ReadObjects }));

    protected override void SetSubFieldNodes(ExecutionContext context, ObjectExecutionNode parent)
    {
        if ((parent.Result ?? (parent is RootExecutionNode ? Root : null)) is not { } source || Find(context.Schema, parent.GetObjectGraphType(context.Schema)!, parent.SelectionSet!) is not { } selection)
        {
            base.SetSubFieldNodes(context, parent);

            return;
        }

        var nodes = new ExecutionNode[selection.Fields.Length];

        for (var index = 0; index < nodes.Length; index++)
            nodes[index] = Node(parent, selection.Fields[index], source);

        parent.SubFields = nodes;
    }

    private ExecutionNode Node(ExecutionNode parent, SelectedField field, object source)
    {
        if (field.Scalar is not null && field.TryRead(source, out var written))
            return new ReadValue(parent, field, written);

        var node = BuildExecutionNode(parent, field.Definition.ResolvedType!, field.Asked, field.Definition);

        if (node is ArrayExecutionNode list && field.Items is { } items && field.ItemsOf(source) is { } values && ReadObjects.TryRead(items, values) is { } read)
            (list.Result, list.SerializedResult) = (values, read);

        return node;
    }

    protected override Task SetArrayItemNodesAsync(ExecutionContext context, ArrayExecutionNode parent)
    {
        if (parent.Result is IEnumerable items && ((ListGraphType)parent.GraphType).ResolvedType is var item && Bare(item!) is IObjectGraphType type
            && parent.Field.SelectionSet is { } set && Find(context.Schema, type, set) is { IsReadWhole: true } selection)
        {
            if (selection.Refers)
                return IsAlone(parent) && selection.Admits(context) ? FollowAsync(context, parent, selection, items) : base.SetArrayItemNodesAsync(context, parent);

            if (ReadObjects.TryRead(selection, items) is { } read)
            {
                parent.SerializedResult = read;

                return Task.CompletedTask;
            }
        }

        return base.SetArrayItemNodesAsync(context, parent);
    }

    // Elsewhere the engine first comes to all lists of a level, which then share a statement.
    private static bool IsAlone(ArrayExecutionNode list) => (list.Parent as RootExecutionNode ?? list.Parent?.Parent) is RootExecutionNode { SubFields: [_] };

    private async Task FollowAsync(ExecutionContext context, ArrayExecutionNode parent, Selection selection, IEnumerable items)
    {
        if (await Referred.LoadAsync(selection, items, new ReadonlyResolveFieldContext(parent, context)) is { } referred && ReadObjects.TryRead(selection, items, referred) is { } read)
            parent.SerializedResult = read;
        else
            await base.SetArrayItemNodesAsync(context, parent);
    }

    protected override Task ExecuteNodeAsync(ExecutionContext context, ExecutionNode node) => node is ReadValue or { Result: not null } ? Task.CompletedTask : base.ExecuteNodeAsync(context, node);

    /// <returns>Null where what is selected depends on variables or on the object's type.</returns>
    private Selection? Find(ISchema schema, IObjectGraphType type, GraphQLSelectionSet set)
    {
        if (!selections.TryGetValue(set, out var found))
            selections.AddOrUpdate(set, found = new Selection(type, Fields(schema, type, set)));

        return found.Type == type && found.Fields is not [] ? found : null;
    }

    private SelectedField[] Fields(ISchema schema, IObjectGraphType type, GraphQLSelectionSet set) =>
        set.Selections.All(it => it is GraphQLField { Directives: null or { Count: 0 } }) && set.Selections.Cast<GraphQLField>().DistinctBy(NameOf).Count() == set.Selections.Count
            ? [.. set.Selections.Cast<GraphQLField>().Select(field => Field(schema, type, field))]
            : [];

    private SelectedField Field(ISchema schema, IObjectGraphType type, GraphQLField field)
    {
        var definition = GetFieldDefinition(schema, type, field)!;
        var (leadsTo, isNullable) = (Bare(definition.ResolvedType!), definition.ResolvedType is not NonNullGraphType);
        var gate = definition.Resolver as Gated;
        var resolver = definition.Resolver as ValueResolver;
        var reference = (gate?.Inner ?? definition.Resolver) as ReferenceResolver;
        Func<object, object?>? read = resolver is not null ? resolver.Read : definition is TypeNameMetaFieldType ? _ => type.Name : null;
        var inner = (read is not null || reference is not null) && leadsTo is IObjectGraphType other && field.SelectionSet is { } set ? Find(schema, other, set) : null;
        var isReadWhole = inner is { IsReadWhole: true } && (reference is null || !inner.Refers);
        var items = resolver is not null && leadsTo is ListGraphType list && Bare(list.ResolvedType!) is IObjectGraphType item && field.SelectionSet is { } ofItems ? Find(schema, item, ofItems) : null;

        return new(field, definition, JsonEncodedText.Encode(NameOf(field), JsonText.Escaping), read, resolver?.Write, read is null ? null : leadsTo as ScalarGraphType, isReadWhole ? inner : null, isReadWhole ? reference : null, gate, isNullable, items is { IsReadWhole: true, Refers: false } ? items : null);
    }

    private static IGraphType Bare(IGraphType type) => type is NonNullGraphType required ? required.ResolvedType! : type;

    private static string NameOf(GraphQLField field) => (field.Alias?.Name ?? field.Name).StringValue;

    private sealed class ReadValue : ValueExecutionNode
    {
        public ReadValue(ExecutionNode parent, SelectedField field, object? written) : base(parent, field.Scalar!, field.Asked, field.Definition, indexInParentNode: null) => Result = written;
    }
}
