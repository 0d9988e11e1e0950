using GraphQL;
using GraphQL.Types;
using OrderCloud.Platform.Graph;
using OrderCloud.Platform.Graph.Data;

namespace OrderCloud.Tests.Graph.Data;

/// <summary>For each field of a filter one <c>where</c> that uses all of its operations.</summary>
internal static class SampleOperands
{
    private const int Nesting = 3;

    public static IEnumerable<(string Path, Dictionary<string, object?> Where)> Of(IInputObjectGraphType filter, string? idOf = null, int depth = 0)
    {
        var operations = filter.Fields.Where(field => Operand(field, idOf) is not null).ToDictionary(field => field.Name, field => Operand(field, idOf));

        if (operations is { Count: > 0 })
            yield return ("", operations);

        foreach (var field in filter.Fields.Where(field => depth < Nesting && field.Name is not ("and" or "or")))
            if (field.ResolvedType!.GetNamedType() is IInputObjectGraphType nested)
                foreach (var (path, where) in Of(nested, InputAccess.IdType(field) ?? idOf, depth + 1))
                    yield return ($"{field.Name}.{path}", new() { [field.Name] = where });
    }

    private static object? Operand(FieldType operation, string? idOf) =>
        operation.ResolvedType is ListGraphType list ? Value(list.GetNamedType(), idOf) is { } item ? new object?[] { item } : null : Value(operation.ResolvedType!, idOf);

    private static object? Value(IGraphType type, string? idOf) => type.GetNamedType() switch
    {
        IdGraphType => NodeId.Encode(idOf ?? "", Guid.Empty),
        StringGraphType => "a",
        IntGraphType => 1,
        LongGraphType => 1L,
        DecimalGraphType => 1.5m,
        BooleanGraphType => true,
        FloatGraphType => 1.5,
        UuidScalar => Guid.Empty,
        DateTimeScalar => DateTimeOffset.UnixEpoch,
        LocalDateScalar => new DateOnly(2026, 1, 1),
        EnumerationGraphType choice => choice.Values.First().Value,
        _ => null,
    };
}
