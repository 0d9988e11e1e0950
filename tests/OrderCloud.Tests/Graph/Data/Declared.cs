using System.Text.Json.Nodes;
using GraphQL;
using GraphQL.Types;

namespace OrderCloud.Tests.Graph.Data;

/// <summary>Which fields a filter or sort declares, and which of them were sent: a test of all of them can tell when one is missing.</summary>
internal static class Declared
{
    /// <summary>E.g. <c>MoneyFilterInput.minorUnits</c>; what leads to an object counts by what is asked of it.</summary>
    public static IEnumerable<string> Of(IInputObjectGraphType type) => type.Fields.Where(field => field.Name is not ("and" or "or")).SelectMany(field => Inner(field) is { } inner ? Of(inner) : [$"{type.Name}.{field.Name}"]).Distinct();

    public static IEnumerable<string> In(IInputObjectGraphType type, JsonNode? sent) => sent switch
    {
        JsonArray items => items.SelectMany(item => In(type, item)),
        JsonObject members => members.SelectMany(member => member.Key is "and" or "or" ? In(type, member.Value)
            : Inner(type.Fields.Find(member.Key)!) is { } inner ? In(inner, Items(member.Value)) : [$"{type.Name}.{member.Key}"]),
        _ => [],
    };

    private static JsonNode? Items(JsonNode? sent) => (sent as JsonObject)?.FirstOrDefault() switch { { Key: "some" or "none" or "all" } items => items.Value, { Key: "any" } => null, _ => sent };

    // Operations on a value are no fields; a list leads to its items.
    private static IInputObjectGraphType? Inner(FieldType field) => field.ResolvedType!.GetNamedType() switch
    {
        IInputObjectGraphType { Name: var name } when name.EndsWith("OperationFilterInput", StringComparison.Ordinal) => null,
        IInputObjectGraphType list when list.Fields.Find("some") is { } item => item.ResolvedType!.GetNamedType() is IInputObjectGraphType { Name: var name } inner && !name.EndsWith("OperationFilterInput", StringComparison.Ordinal) ? inner : null,
        var other => other as IInputObjectGraphType,
    };
}
