using GraphQL;
using GraphQL.Execution;
using GraphQL.Types;
using OrderCloud.Platform.Access;

namespace OrderCloud.Platform.Graph.Data;

/// <summary>What the sent arguments touch: filtering or sorting by a guarded field tells its value, so it asks for the same right as reading it.</summary>
public static class InputAccess
{
    private const string IdOfKey = "idOf";

    /// <summary>Every right that the values sent for a field's arguments ask for, at any depth, as literal or variable. Lacking one refuses the whole operation.</summary>
    public static IReadOnlyList<Permission> Used(FieldType field, IDictionary<string, ArgumentValue>? arguments)
    {
        List<Permission>? used = null;

        foreach (var argument in field.Arguments ?? [])
            if (arguments?.TryGetValue(argument.Name, out var value) is true && value.Value is { } sent && argument.ResolvedType!.GetNamedType() is IInputObjectGraphType)
                (used ??= []).AddRange(Used(argument.ResolvedType!, sent));

        return used ?? [];
    }

    /// <inheritdoc cref="Used(FieldType, IDictionary{string, ArgumentValue})"/>
    public static IEnumerable<Permission> Used(IGraphType type, object? sent) =>
        Touched(type, sent).Select(it => it.What.RequiredPermission()).OfType<Permission>();

    /// <summary>Says that an input field, at any depth below it, holds ids of a type.</summary>
    internal static FieldType HoldsIdOf(this FieldType field, string type)
    {
        field.Metadata[IdOfKey] = type;

        return field;
    }

    internal static string? IdType(IProvideMetadata field) => field.Metadata.TryGetValue(IdOfKey, out var type) ? (string?)type : null;

    /// <summary>Whether all ids among the sent values are well-formed and of the type their field expects.</summary>
    internal static bool AreIdsValid(IGraphType type, object? sent) => Touched(type, sent)
        .All(it => IdType(it.What) is not { } expected || Leaves(it.Value).All(leaf => NodeIds.TryRequire(leaf, expected, out _)));

    // Input types and input fields with what was sent for them; a null is sent too.
    private static IEnumerable<(IProvideMetadata What, object? Value)> Touched(IGraphType type, object? sent)
    {
        if (type.GetNamedType() is not IInputObjectGraphType input)
            yield break;

        foreach (var item in sent switch { null => [], IDictionary<string, object?> => [sent], IEnumerable<object?> items => items, _ => [sent] })
        {
            if (item is null)
                continue;

            yield return (input, item);

            foreach (var (field, value) in Fields(input, item))
            {
                yield return (field, value);

                foreach (var deeper in Touched(field.ResolvedType!, value))
                    yield return deeper;
            }
        }
    }

    // A mutation's input is a record by now; filters and orders are as they were sent.
    private static IEnumerable<(FieldType Field, object? Value)> Fields(IInputObjectGraphType input, object item) => (input, item) switch
    {
        (_, IDictionary<string, object?> fields) => fields.Select(field => (input.GetField(field.Key)!, field.Value)),
        (RecordInputType record, _) => record.Sent(item),
        _ => [],
    };

    private static IEnumerable<object> Leaves(object? sent) => sent switch
    {
        null => [],
        IDictionary<string, object?> fields => fields.Values.SelectMany(Leaves),
        string text => [text],
        IEnumerable<object?> items => items.SelectMany(Leaves),
        _ => [sent],
    };
}
