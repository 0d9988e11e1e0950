using System.Collections;
using System.Runtime.CompilerServices;
using System.Text.Json;
using GraphQL.Execution;
using GraphQL.Introspection;
using GraphQL.Types;
using GraphQLParser.AST;
using ExecutionContext = GraphQL.Execution.ExecutionContext;

namespace OrderCloud.Platform.Graph.Transport;

/// <summary>
/// Runs one field after another, for a DbContext serves one thread. Fields that are only values of their object are read when it is made,
/// and which fields a selection asks for is found out once for a document: a page is mostly values, and for each of them the engine would
/// look the field up, make a context and wait for a task. A list of objects of which values alone are asked is read whole, without a node.
/// </summary>
internal sealed class ValuesFirst : SerialExecutionStrategy
{
    private readonly ConditionalWeakTable<GraphQLSelectionSet, Selection> selections = [];

    protected override void SetSubFieldNodes(ExecutionContext context, ObjectExecutionNode parent)
    {
        if (parent.Result is not { } source || Find(context.Schema, parent.GetObjectGraphType(context.Schema)!, parent.SelectionSet!) is not { } selection)
        {
            base.SetSubFieldNodes(context, parent);

            return;
        }

        var nodes = new ExecutionNode[selection.Fields.Length];

        for (var index = 0; index < nodes.Length; index++)
        {
            var field = selection.Fields[index];
            nodes[index] = field.Scalar is not null && field.TryRead(source, out var written)
                ? new ReadValue(parent, field, written)
                : BuildExecutionNode(parent, field.Definition.ResolvedType!, field.Asked, field.Definition);
        }

        parent.SubFields = nodes;
    }

    protected override Task SetArrayItemNodesAsync(ExecutionContext context, ArrayExecutionNode parent)
    {
        if (parent.Result is IEnumerable items && ((ListGraphType)parent.GraphType).ResolvedType is var item && (item is NonNullGraphType required ? required.ResolvedType : item) is IObjectGraphType type
            && parent.Field.SelectionSet is { } set && Find(context.Schema, type, set) is { AreValues: true } selection && ReadObjects.TryRead(selection, items) is { } read)
        {
            parent.SerializedResult = read;

            return Task.CompletedTask;
        }

        return base.SetArrayItemNodesAsync(context, parent);
    }

    protected override Task ExecuteNodeAsync(ExecutionContext context, ExecutionNode node) => node is ReadValue ? Task.CompletedTask : base.ExecuteNodeAsync(context, node);

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
        var (leadsTo, isNullable) = definition.ResolvedType is NonNullGraphType required ? (required.ResolvedType, false) : (definition.ResolvedType, true);
        Func<object, object?>? read = definition.Resolver is ValueResolver resolver ? resolver.Read : definition is TypeNameMetaFieldType ? _ => type.Name : null;
        var inner = read is not null && leadsTo is IObjectGraphType other && field.SelectionSet is { } set ? Find(schema, other, set) : null;

        return new(field, definition, JsonEncodedText.Encode(NameOf(field), JsonText.Escaping), read, read is null ? null : leadsTo as ScalarGraphType, inner is { AreValues: true } ? inner : null, isNullable);
    }

    private static string NameOf(GraphQLField field) => (field.Alias?.Name ?? field.Name).StringValue;

    private sealed class ReadValue : ValueExecutionNode
    {
        public ReadValue(ExecutionNode parent, SelectedField field, object? written) : base(parent, field.Scalar!, field.Asked, field.Definition, indexInParentNode: null) => Result = written;
    }
}

/// <summary>What is asked of objects of one type.</summary>
/// <param name="Fields">None where they must be collected for each object.</param>
internal sealed record Selection(IObjectGraphType Type, SelectedField[] Fields)
{
    /// <summary>Whether all of it, of the objects within it too, needs nothing of the request.</summary>
    public bool AreValues { get; } = Fields is not [] && Array.TrueForAll(Fields, field => field.Scalar is not null || field.Inner is not null);

    /// <summary>Whether there are objects within it.</summary>
    public bool HasInner { get; } = Array.Exists(Fields, field => field.Inner is not null);
}

/// <summary>One field of a selection.</summary>
/// <param name="Read">Null where it is no value of its object.</param>
/// <param name="Scalar">Null for what is no value, and for an object.</param>
/// <param name="Inner">Of an object that is a value, and of which values alone are asked.</param>
internal sealed record SelectedField(GraphQLField Asked, FieldType Definition, JsonEncodedText Name, Func<object, object?>? Read, ScalarGraphType? Scalar, Selection? Inner, bool IsNullable)
{
    /// <returns>False for what can't be read or written: the engine tries it again and makes an error of it.</returns>
    public bool TryRead(object source, out object? written)
    {
        written = null;

        try
        {
            var value = Read!(source);
            written = value is null || IsWrittenAsIs(value) ? value : Inner is null ? Scalar!.Serialize(value) : ReadObjects.TryRead(Inner, value);

            return written is not null || (value is null && IsNullable);
        }
        catch (Exception)
        {
            return false;
        }
    }

    // Their scalars would give back the same value, in another box.
    private bool IsWrittenAsIs(object value) => (value is int && Scalar == Scalars.Int) || (value is bool && Scalar == Scalars.Boolean);
}

/// <summary>Objects of which values alone were asked, as they go into the answer.</summary>
internal sealed class ReadObjects : IEnumerable<IReadOnlyDictionary<string, object?>>
{
    private readonly Selection selection;
    private readonly List<object?[]> objects;

    private ReadObjects(Selection selection, IEnumerable sources) => (this.selection, objects) = (selection, new(sources is ICollection { Count: var count } ? count : 0));

    /// <summary>How many objects there are, those within them too.</summary>
    public int Count => selection.HasInner ? objects.Count + objects.Sum(CountIn) : objects.Count;

    /// <returns>Null where any of them isn't as it should be: the engine tries all again and makes errors of it.</returns>
    public static ReadObjects? TryRead(Selection selection, IEnumerable sources)
    {
        var read = new ReadObjects(selection, sources);

        foreach (var source in sources)
            if (source is not null && TryRead(selection, source) is { } values)
                read.objects.Add(values);
            else
                return null;

        return read;
    }

    /// <returns>A value for each field; null where any can't be read.</returns>
    public static object?[]? TryRead(Selection selection, object source)
    {
        if (selection.Type.IsTypeOf?.Invoke(source) is false)
            return null;

        var values = new object?[selection.Fields.Length];

        for (var index = 0; index < values.Length; index++)
            if (!selection.Fields[index].TryRead(source, out values[index]))
                return null;

        return values;
    }

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartArray();

        foreach (var values in objects)
            Write(json, selection, values);

        json.WriteEndArray();
    }

    public IEnumerator<IReadOnlyDictionary<string, object?>> GetEnumerator() => objects.Select(values => Named(selection, values)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static int CountIn(object?[] values) => values.Sum(value => value is object?[] inner ? 1 + CountIn(inner) : 0);

    private static void Write(Utf8JsonWriter json, Selection selection, object?[] values)
    {
        json.WriteStartObject();

        for (var index = 0; index < values.Length; index++)
        {
            var field = selection.Fields[index];
            json.WritePropertyName(field.Name);

            if (field.Inner is { } inner && values[index] is object?[] within)
                Write(json, inner, within);
            else
                ValueWriter.Write(json, values[index]);
        }

        json.WriteEndObject();
    }

    private static Dictionary<string, object?> Named(Selection selection, object?[] values) => selection.Fields.Zip(values).ToDictionary(
        it => it.First.Name.Value, it => it is { First.Inner: { } inner, Second: object?[] within } ? Named(inner, within) : it.Second);
}
