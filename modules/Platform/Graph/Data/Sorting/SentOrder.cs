using GraphQL;
using GraphQLParser.AST;

namespace OrderCloud.Platform.Graph.Data;

/// <summary>One key of an order object as the client sent it.</summary>
/// <param name="Value">The coerced direction, or null.</param>
/// <param name="Nested">The keys of a nested object, else empty.</param>
internal sealed record SentField(string Name, object? Value, IReadOnlyList<SentField> Nested);

/// <summary>
/// Finds the keys of <c>order</c> in the sequence the client wrote. The engine coerces an object field by field in the schema's sequence,
/// so the values come from its dictionaries and the sequence from the document or the raw variables.
/// </summary>
internal sealed class SentOrder(IResolveFieldContext context)
{
    private readonly Inputs? variables = context.ExecutionContext.ExecutionOptions.Variables;

    public IEnumerable<SentField> Fields(string argument)
    {
        var coerced = context.Arguments?.TryGetValue(argument, out var sent) is true ? sent.Value : null;
        var written = context.FieldAst.Arguments?.FirstOrDefault(it => it.Name.Value == argument)?.Value;

        return coerced is IEnumerable<object?> list
            ? list.OfType<IDictionary<string, object?>>().Zip(Items(Value(written)), (fields, raw) => Fields(fields, Value(raw))).SelectMany(fields => fields)
            : [];
    }

    private List<SentField> Fields(IDictionary<string, object?> coerced, object? written) =>
        [.. from name in Names(written)
            where coerced.ContainsKey(name)
            let value = coerced[name]
            select new SentField(name, value, value is IDictionary<string, object?> nested ? Fields(nested, Value(Member(written, name))) : [])];

    // A variable stands for what was sent for it, else for its default in the document.
    private object? Value(object? written)
    {
        if (written is not GraphQLVariable variable)
            return written;

        return variables?.TryGetValue(variable.Name.StringValue, out var value) is true ? value : context.Operation.Variables?.FirstOrDefault(it => it.Variable.Name == variable.Name)?.DefaultValue;
    }

    // A single object stands for a list of one; nulls in a list carry no keys.
    private IEnumerable<object?> Items(object? written) => written switch
    {
        GraphQLListValue { Values: { } values } => values.Where(value => Value(value) is not (null or GraphQLNullValue)),
        IDictionary<string, object?> or GraphQLObjectValue => [written],
        IEnumerable<object?> values => values.Where(value => value is not null),
        _ => [],
    };

    private static IEnumerable<string> Names(object? written) => written switch
    {
        GraphQLObjectValue literal => literal.Fields?.Select(field => field.Name.StringValue) ?? [],
        IDictionary<string, object?> fields => fields.Keys,
        _ => [],
    };

    private static object? Member(object? written, string name) => written switch
    {
        GraphQLObjectValue literal => literal.Fields!.First(field => field.Name.Value == name).Value,
        IDictionary<string, object?> fields => fields[name],
        _ => null,
    };
}
