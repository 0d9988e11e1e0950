using System.Text.Json;
using System.Text.Json.Nodes;
using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Isolation;

/// <summary>Every root field of the built schema, and every place in its arguments, at any depth, that takes an id.</summary>
internal sealed class SchemaWalk
{
    private const int Deepest = 6;
    private const string Introspection = "{ __schema { types { kind name enumValues { name } inputFields { name defaultValue type { ...T } } fields { name args { name defaultValue type { ...T } } type { ...T } } } } } fragment T on __Type { kind name ofType { kind name ofType { kind name ofType { kind name } } } }";

    private readonly Dictionary<string, JsonElement> types;

    private SchemaWalk(IEnumerable<JsonElement> types) => this.types = types.ToDictionary(type => type.GetProperty("name").GetString()!);

    public IReadOnlyList<RootField> Fields => [.. Roots("Query"), .. Roots("Mutation")];

    public static async Task<SchemaWalk> OfAsync(GraphQLClient client) =>
        new((await client.QueryAsync(Introspection)).GetProperty("__schema").GetProperty("types").EnumerateArray());

    /// <summary>Where the field takes an id, e.g. <c>input.lines.variantId</c>.</summary>
    public IReadOnlyList<string[]> IdPlaces(RootField field) => [.. field.Arguments.SelectMany(argument => Places(argument.Type, [argument.Name], []))];

    /// <summary>Variables with every required value, and this id in this place.</summary>
    public JsonObject Variables(RootField field, string[] place, string id)
    {
        var variables = new JsonObject();

        foreach (var argument in field.Arguments)
            if (place[0] == argument.Name || IsRequired(argument.Type, argument.HasDefault))
                variables[argument.Name] = Sample(argument.Type, place[0] == argument.Name ? place[1..] : null, id);

        return variables;
    }

    private IEnumerable<RootField> Roots(string root) => types[root].GetProperty("fields").EnumerateArray().Select(field => new RootField(
        root == "Mutation", field.GetProperty("name").GetString()!, Selection(root, field.GetProperty("type")),
        [.. field.GetProperty("args").EnumerateArray().Select(argument => new Argument(argument.GetProperty("name").GetString()!, argument.GetProperty("type"), HasDefault(argument)))]));

    private string Selection(string root, JsonElement type)
    {
        var named = Named(type);

        if (types[named].GetProperty("kind").GetString() is "SCALAR" or "ENUM")
            return "";

        if (root == "Mutation")
            return "{ __typename errors { __typename ... on Error { code message field } } }";

        return types[named].GetProperty("fields") is { ValueKind: JsonValueKind.Array } fields && fields.EnumerateArray().Any(field => field.GetProperty("name").GetString() == "totalCount")
            ? "{ totalCount nodes { __typename } }"
            : "{ __typename }";
    }

    private IEnumerable<string[]> Places(JsonElement type, string[] path, string[] above)
    {
        var named = Named(type);

        if (named == "ID")
            return [path];

        // Filters hold themselves: once is enough.
        return types[named].GetProperty("kind").GetString() is not "INPUT_OBJECT" || path.Length > Deepest || above.Contains(named)
            ? []
            : types[named].GetProperty("inputFields").EnumerateArray().SelectMany(field => Places(field.GetProperty("type"), [.. path, field.GetProperty("name").GetString()!], [.. above, named]));
    }

    private JsonNode? Sample(JsonElement type, string[]? place, string id) => type.GetProperty("kind").GetString() switch
    {
        "NON_NULL" => Sample(type.GetProperty("ofType"), place, id),
        "LIST" => new JsonArray(Sample(type.GetProperty("ofType"), place, id)),
        "ENUM" => types[Named(type)].GetProperty("enumValues")[0].GetProperty("name").GetString(),
        "INPUT_OBJECT" => Object(Named(type), place, id),
        _ => Named(type) switch
        {
            "ID" => id,
            "Int" or "Long" or "Decimal" => 1,
            "Boolean" => true,
            "DateTime" => "2026-01-31T10:00:00Z",
            "LocalDate" => "2026-01-31",
            "UUID" => "01975a53-0000-7000-8000-000000000000",
            _ => "x",
        },
    };

    private JsonObject Object(string named, string[]? place, string id)
    {
        var value = new JsonObject();

        foreach (var field in types[named].GetProperty("inputFields").EnumerateArray())
        {
            var name = field.GetProperty("name").GetString()!;

            if (place is [var next, ..] && next == name)
                value[name] = Sample(field.GetProperty("type"), place[1..], id);
            else if (IsRequired(field.GetProperty("type"), HasDefault(field)))
                value[name] = Sample(field.GetProperty("type"), null, id);
        }

        return value;
    }

    private static bool IsRequired(JsonElement type, bool hasDefault) => !hasDefault && type.GetProperty("kind").GetString() == "NON_NULL";

    private static bool HasDefault(JsonElement it) => it.GetProperty("defaultValue").ValueKind is not JsonValueKind.Null;

    private static string Named(JsonElement type) => type.GetProperty("name").GetString() ?? Named(type.GetProperty("ofType"));

    public static string Written(JsonElement type) => type.GetProperty("kind").GetString() switch
    {
        "NON_NULL" => $"{Written(type.GetProperty("ofType"))}!",
        "LIST" => $"[{Written(type.GetProperty("ofType"))}]",
        _ => type.GetProperty("name").GetString()!,
    };
}

internal sealed record Argument(string Name, JsonElement Type, bool HasDefault);

internal sealed record RootField(bool IsMutation, string Name, string Selection, IReadOnlyList<Argument> Arguments)
{
    /// <summary>The field with each argument as a variable of the same name.</summary>
    public string Document => Arguments is []
        ? $"{(IsMutation ? "mutation" : "query")} {{ {Name} {Selection} }}"
        : $"{(IsMutation ? "mutation" : "query")}({string.Join(" ", Arguments.Select(argument => $"${argument.Name}: {SchemaWalk.Written(argument.Type)}"))}) {{ {Name}({string.Join(" ", Arguments.Select(argument => $"{argument.Name}: ${argument.Name}"))}) {Selection} }}";
}
