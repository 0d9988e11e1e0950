using System.Text.Json;
using System.Text.Json.Nodes;
using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Isolation;

/// <summary>Every field of the built schema that can be asked for with something of the caller's: each root field and each field of an object that has arguments; and every place in their arguments, at any depth.</summary>
internal sealed class SchemaWalk
{
    private const int Deepest = 6;
    private const string Introspection = "{ __schema { types { kind name enumValues { name } inputFields { name defaultValue type { ...T } } fields { name args { name defaultValue type { ...T } } type { ...T } } } } } fragment T on __Type { kind name ofType { kind name ofType { kind name ofType { kind name } } } }";

    private readonly Dictionary<string, JsonElement> types;

    private SchemaWalk(IEnumerable<JsonElement> types) => this.types = types.ToDictionary(type => type.GetProperty("name").GetString()!);

    public IReadOnlyList<WalkedField> Fields => [.. Roots("Query"), .. Roots("Mutation"), .. Roots("Subscription"), .. Objects.SelectMany(type => FieldsOf(type.GetProperty("name").GetString()!).Where(it => it.Arguments is not []))];

    /// <summary>Where the schema takes an id, as <c>AssignOrderInput.id</c>, <c>OrderFilterInput.customerId</c> or <c>Query.order(id)</c>, subscriptions apart: what a walk that misses nothing has passed.</summary>
    public IReadOnlyList<string> IdSlots =>
    [
        .. types.Values.Where(IsInput).SelectMany(type => InputFields(type).Where(it => IsId(it.GetProperty("type"))).Select(it => Slot(type, it))),
        .. types.Values.Where(type => IsObject(type) && type.GetProperty("name").GetString() is not "Subscription").SelectMany(type => type.GetProperty("fields").EnumerateArray().SelectMany(it => it.GetProperty("args").EnumerateArray().Where(argument => IsId(argument.GetProperty("type"))).Select(argument => $"{Slot(type, it)}({argument.GetProperty("name").GetString()})"))),
    ];

    public static async Task<SchemaWalk> OfAsync(GraphQLClient client) =>
        new((await client.QueryAsync(Introspection)).GetProperty("__schema").GetProperty("types").EnumerateArray());

    /// <summary>Each place in the field's arguments that takes a value.</summary>
    public IReadOnlyList<Place> Places(WalkedField field) =>
        [.. field.Arguments.SelectMany(argument => Places(argument.Type, new([argument.Name], Named(argument.Type), [$"{field.Of}.{field.Name}({argument.Name})"]), []))];

    /// <summary>Variables with every required value, and this value, an id for instance, in this place.</summary>
    /// <param name="own">Ids for the other places that must have one, by type: only so the use case comes to the place that is asked about.</param>
    public JsonObject Variables(WalkedField field, string[] place, string id, IReadOnlyDictionary<string, string> own)
    {
        var variables = new JsonObject();
        var others = place is [] ? null : own;

        foreach (var argument in field.Arguments)
            if (place.FirstOrDefault() == argument.Name || IsRequired(argument.Type, argument.HasDefault))
                variables[argument.Name] = Sample(argument.Type, place.FirstOrDefault() == argument.Name ? place[1..] : null, id, others);

        return variables;
    }

    private IEnumerable<JsonElement> Objects => types.Values.Where(type => IsObject(type) && type.GetProperty("name").GetString() is not ("Query" or "Mutation" or "Subscription"));

    private IEnumerable<WalkedField> Roots(string root) => types.ContainsKey(root) ? FieldsOf(root) : [];

    private IEnumerable<WalkedField> FieldsOf(string of) => types[of].GetProperty("fields").EnumerateArray().Select(field => new WalkedField(
        of, field.GetProperty("name").GetString()!, Selection(of, field.GetProperty("type")),
        [.. field.GetProperty("args").EnumerateArray().Select(argument => new Argument(argument.GetProperty("name").GetString()!, argument.GetProperty("type"), HasDefault(argument)))]));

    private string Selection(string of, JsonElement type)
    {
        var named = Named(type);

        if (types[named].GetProperty("kind").GetString() is "SCALAR" or "ENUM")
            return "";

        if (of == "Mutation")
            return "{ __typename errors { __typename ... on Error { code message field } } }";

        return Field(named, "totalCount") is null ? $"{{ {Itself(named)} }}" : $"{{ totalCount nodes {{ {Itself(Named(Field(named, "nodes")!.Value.GetProperty("type")))} }} }}";
    }

    private string Itself(string type) => Field(type, "id") is null ? "__typename" : "__typename id";

    private JsonElement? Field(string type, string name) => types[type].GetProperty("fields") is { ValueKind: JsonValueKind.Array } fields
        ? fields.EnumerateArray().Where(field => field.GetProperty("name").GetString() == name).Select(field => (JsonElement?)field).FirstOrDefault() : null;

    private IEnumerable<Place> Places(JsonElement type, Place at, string[] above)
    {
        var named = types[Named(type)];

        if (!IsInput(named))
            return [at];

        // Filters hold themselves: once is enough.
        return at.Path.Length > Deepest || above.Contains(at.Type)
            ? []
            : InputFields(named).SelectMany(field => Places(field.GetProperty("type"), new([.. at.Path, field.GetProperty("name").GetString()!], Named(field.GetProperty("type")), [.. at.Slots, Slot(named, field)]), [.. above, at.Type]));
    }

    private bool IsId(JsonElement type) => Named(type) == "ID" || (Named(type).EndsWith("OperationFilterInput", StringComparison.Ordinal) && InputFields(types[Named(type)]).Any(field => Named(field.GetProperty("type")) == "ID"));

    private static bool IsInput(JsonElement type) => type.GetProperty("kind").GetString() is "INPUT_OBJECT";

    private static bool IsObject(JsonElement type) => type.GetProperty("kind").GetString() is "OBJECT" && !type.GetProperty("name").GetString()!.StartsWith("__", StringComparison.Ordinal);

    private static JsonElement.ArrayEnumerator InputFields(JsonElement type) => type.GetProperty("inputFields").EnumerateArray();

    private static string Slot(JsonElement type, JsonElement field) => $"{type.GetProperty("name").GetString()}.{field.GetProperty("name").GetString()}";

    private JsonNode? Sample(JsonElement type, string[]? place, string id, IReadOnlyDictionary<string, string>? others) => type.GetProperty("kind").GetString() switch
    {
        "NON_NULL" => Sample(type.GetProperty("ofType"), place, id, others),
        "LIST" => new JsonArray(Sample(type.GetProperty("ofType"), place, id, others)),
        "ENUM" => types[Named(type)].GetProperty("enumValues")[0].GetProperty("name").GetString(),
        "INPUT_OBJECT" => Object(Named(type), place, id, others),
        _ => Named(type) switch
        {
            "ID" => id,
            "String" when place is [] => id,
            "Int" or "Long" or "Decimal" => 1,
            "Boolean" => true,
            "DateTime" => "2026-01-31T10:00:00Z",
            "LocalDate" => "2026-01-31",
            "UUID" => "01975a53-0000-7000-8000-000000000000",
            _ => place is null && others is not null ? "x-1@example.com" : "x",
        },
    };

    private JsonObject Object(string named, string[]? place, string id, IReadOnlyDictionary<string, string>? others)
    {
        var value = new JsonObject();

        foreach (var field in types[named].GetProperty("inputFields").EnumerateArray())
        {
            var name = field.GetProperty("name").GetString()!;

            if (place is [var next, ..] && next == name)
                value[name] = Sample(field.GetProperty("type"), place[1..], id, others);
            else if (IsRequired(field.GetProperty("type"), HasDefault(field)))
                value[name] = Sample(field.GetProperty("type"), null, IdTypes.Of.TryGetValue($"{named}.{name}", out var type) && others?.TryGetValue(type, out var other) is true ? other : id, others);
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

/// <summary>A place in a field's arguments.</summary>
/// <param name="Type">Of the value that it takes.</param>
/// <param name="Slots">The argument and the fields of inputs on the way.</param>
internal sealed record Place(string[] Path, string Type, string[] Slots)
{
    /// <summary>True in what filters or sorts, which changes nothing.</summary>
    public bool IsOfList => Path[0] is "where" or "order";

    public override string ToString() => string.Join('.', Path);
}

/// <param name="Of">The type that has the field.</param>
internal sealed record WalkedField(string Of, string Name, string Selection, IReadOnlyList<Argument> Arguments)
{
    /// <summary>True below the root: the document takes the id of the object as <c>$self</c>.</summary>
    public bool IsOfObject => Of is not ("Query" or "Mutation" or "Subscription");

    /// <summary>The field with each argument as a variable of the same name.</summary>
    public string Document
    {
        get
        {
            var declared = Arguments.Select(argument => $"${argument.Name}: {SchemaWalk.Written(argument.Type)}").Concat(IsOfObject ? ["$self: ID!"] : Array.Empty<string>()).ToList();
            var asked = $"{Name}{(Arguments is [] ? "" : $"({string.Join(" ", Arguments.Select(argument => $"{argument.Name}: ${argument.Name}"))})")} {Selection}";

            return $"{(IsOfObject ? "query" : Of.ToLowerInvariant())}{(declared is [] ? "" : $"({string.Join(" ", declared)})")} {{ {(IsOfObject ? $"node(id: $self) {{ ... on {Of} {{ {asked} }} }}" : asked)} }}";
        }
    }
}
