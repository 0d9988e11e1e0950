using System.Text.Json;
using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Graph;

/// <summary>Finds an object of each type that a caller can reach: through every root field without required arguments, and from there two steps on.</summary>
internal sealed class ObjectIds(GraphQLClient client)
{
    private const int Steps = 3;
    private readonly Dictionary<string, JsonElement> types = [];
    private readonly Dictionary<string, string> found = [];
    private readonly HashSet<(string Field, string Text)> texts = [];

    /// <summary>What can be selected of a type without going to other objects, each a selection of its own.</summary>
    public IReadOnlyList<string> ValuesOf(string type) => [.. Fields(type).Select(field => Value(field, depth: 0)).OfType<string>()];

    /// <summary>What is written in the objects that were found, with the name of the field that says it.</summary>
    public async Task<IReadOnlySet<(string Field, string Text)>> TextsAsync()
    {
        foreach (var (type, id) in found)
            Read("", (await client.QueryAsync($"query($id: ID!) {{ node(id: $id) {{ ... on {type} {{ {string.Join(' ', ValuesOf(type))} }} }} }}", new { id })).GetProperty("node"));

        return texts;
    }

    /// <summary>Type → the id of one of its objects.</summary>
    public async Task<IReadOnlyDictionary<string, string>> CollectAsync()
    {
        var schema = await client.QueryAsync("{ __schema { types { kind name possibleTypes { name } fields { name args { type { kind } defaultValue } type { kind name ofType { kind name ofType { kind name ofType { kind name } } } } } } } }");

        foreach (var type in schema.GetProperty("__schema").GetProperty("types").EnumerateArray())
            types.Add(type.GetProperty("name").GetString()!, type);

        foreach (var field in Fields("Query"))
            if (Selection(field, Steps) is { } selection)
                Note(await client.QueryAsync($"{{ {selection} }}"));

        return found;
    }

    private void Read(string name, JsonElement value)
    {
        if (value.ValueKind is JsonValueKind.String)
            texts.Add((name, value.GetString()!));
        else if (value.ValueKind is JsonValueKind.Array)
            foreach (var item in value.EnumerateArray())
                Read(name, item);
        else if (value.ValueKind is JsonValueKind.Object)
            foreach (var part in value.EnumerateObject())
                Read(part.Name, part.Value);
    }

    private void Note(JsonElement value)
    {
        if (value.ValueKind is JsonValueKind.Array)
            foreach (var item in value.EnumerateArray())
                Note(item);

        if (value.ValueKind is not JsonValueKind.Object)
            return;

        if (value.TryGetProperty("__typename", out var type) && value.TryGetProperty("id", out var id))
            found[type.GetString()!] = id.GetString()!;

        foreach (var part in value.EnumerateObject())
            Note(part.Value);
    }

    private string? Selection(JsonElement field, int steps)
    {
        var (name, type) = (field.GetProperty("name").GetString()!, Named(field.GetProperty("type")));

        if (steps is 0 || field.GetProperty("args").EnumerateArray().Any(argument => argument.GetProperty("type").GetProperty("kind").GetString() is "NON_NULL") || types[type].GetProperty("kind").GetString() is not "OBJECT")
            return null;

        if (type.EndsWith("Connection", StringComparison.Ordinal))
            return $"{name}(first: 5) {{ {Selection(Fields(type).Single(it => it.GetProperty("name").GetString() is "nodes"), steps)} }}";

        var below = Fields(type).Select(it => Selection(it, steps - 1)).OfType<string>().ToList();
        var own = IsNode(type) ? "__typename id " : below is [] ? null : "__typename ";

        return own is null ? null : $"{name} {{ {own}{string.Join(' ', below)} }}";
    }

    private string? Value(JsonElement field, int depth)
    {
        var (name, type) = (field.GetProperty("name").GetString()!, Named(field.GetProperty("type")));

        if (field.GetProperty("args").GetArrayLength() > 0 || depth > 3 || IsNode(type))
            return null;

        return types[type].GetProperty("kind").GetString() is "SCALAR" or "ENUM" ? name
            : types[type].GetProperty("kind").GetString() is "OBJECT" && Fields(type).Select(it => Value(it, depth + 1)).OfType<string>().ToList() is [_, ..] parts ? $"{name} {{ {string.Join(' ', parts)} }}" : null;
    }

    private bool IsNode(string type) => types["Node"].GetProperty("possibleTypes").EnumerateArray().Any(it => it.GetProperty("name").GetString() == type);

    private JsonElement.ArrayEnumerator Fields(string type) => types[type].GetProperty("fields").EnumerateArray();

    private static string Named(JsonElement type) => type.GetProperty("name").GetString() ?? Named(type.GetProperty("ofType"));
}
