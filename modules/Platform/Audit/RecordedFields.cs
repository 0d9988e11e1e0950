using System.Collections.Concurrent;
using System.Globalization;
using System.Linq.Expressions;
using System.Text.Json;
using System.Text.Json.Nodes;
using GraphQL.Types;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;
using OrderCloud.Platform.Graph.Data;

namespace OrderCloud.Platform.Audit;

/// <summary>
/// Recorded values as the schema shows them. A property is open to whoever may read one of the fields that show it, so a guarded
/// field stays guarded among old and new values; one that no field shows is guarded by nothing but the log's own right.
/// </summary>
public sealed class RecordedFields(ISchema schema)
{
    private readonly ConcurrentDictionary<(string Type, string Property), Shown> known = new();

    /// <summary>What a property is called outside.</summary>
    public string NameOf(string type, string property) => Of(type, property).Name;

    /// <summary>Whether the caller may see a property's values.</summary>
    public bool IsOpen(string type, string property, Caller caller) => Of(type, property).Rights is var rights && (rights.Count == 0 || rights.Any(any => any.All(caller.May)));

    /// <summary>The rights of which one set opens a property; none for what is open.</summary>
    public IReadOnlyList<IReadOnlyList<Permission>> RightsOf(string type, string property) => Of(type, property).Rights;

    /// <summary>The id of a part; null for what is no object of the schema.</summary>
    public string? IdOf(string type, Guid key) => schema.AllTypes[type] is IEntityType { IdBy: not null } ? NodeId.Encode(type, key) : null;

    /// <summary>A value as a field of the schema would give it: text and dates as they are, the rest as JSON. Amounts of money are in minor units.</summary>
    public string? Show(string type, string property, JsonNode? value)
    {
        var field = Of(type, property).Field;

        return value switch
        {
            null => null,
            JsonValue number when field?.Digits is { } digits && number.GetValueKind() is JsonValueKind.Number => Scale.Out(Whole(number), digits).ToString(CultureInfo.InvariantCulture),
            JsonValue text when text.GetValueKind() is JsonValueKind.String => Text(text.GetValue<string>(), field),
            _ => value.ToJsonString(),
        };
    }

    private static long Whole(JsonValue number) => number.TryGetValue<long>(out var value) ? value : number.GetValue<int>();

    private static string Text(string value, EntityField? field) =>
        field?.IdOf is { } other && Guid.TryParseExact(value, "D", out var id) ? NodeId.Encode(other, id)
        : field?.Clr.IsEnum is true ? Names.ScreamingSnake(value) : value;

    private Shown Of(string type, string property) => known.GetOrAdd((type, property), it => Find(it.Type, it.Property));

    private Shown Find(string type, string property)
    {
        var (head, rest) = property.Split('.') is [var whole, var part] ? (whole, part) : (property, null);
        var fields = schema.AllTypes[type] is IEntityType entity ? entity.Declared.Where(field => field.Reads?.Contains(head) is true).ToList() : [];
        var own = fields.Find(field => MemberOf(field) == head);
        var name = own?.Name ?? Names.Camel(head);

        return rest is null
            ? new(name, own, Rights(fields, within: null))
            : new($"{name}.{Names.Camel(rest)}", null, Rights(fields, own is null ? null : RightWithin(own, rest)));
    }

    // The part of a value object may be guarded besides the whole.
    private Permission? RightWithin(EntityField field, string part) => (schema.AllTypes[Names.Of(field.Clr)] as IComplexGraphType)?.GetField(Names.Camel(part))?.RequiredPermission();

    private static List<IReadOnlyList<Permission>> Rights(List<EntityField> fields, Permission? within)
    {
        List<IReadOnlyList<Permission>> rights = [.. fields.Select(field => (List<Permission>)[.. new[] { field.Permission, within }.OfType<Permission>()])];

        return rights.Exists(any => any.Count == 0) ? [] : rights;
    }

    private static string? MemberOf(EntityField field) => field.Value?.Body is { } body && Bare(body) is MemberExpression { Expression: ParameterExpression } member ? member.Member.Name : null;

    private static Expression Bare(Expression body) => body is UnaryExpression { NodeType: ExpressionType.Convert } convert ? convert.Operand : body;

    /// <param name="Field">The field that gives the property as it is.</param>
    private sealed record Shown(string Name, EntityField? Field, IReadOnlyList<IReadOnlyList<Permission>> Rights);
}
