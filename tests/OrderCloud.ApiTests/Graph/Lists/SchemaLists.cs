using System.Text.Json;
using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Graph.Lists;

/// <summary>A list at the root.</summary>
/// <param name="Row">The type of what is listed.</param>
internal sealed record Listed(string Field, string Row, string Filter, string Sort)
{
    public override string ToString() => Field;
}

/// <summary>The built schema: its lists, and what can be asked for, filtered and sorted by.</summary>
internal sealed class SchemaLists
{
    private const string Introspection = "{ __schema { types { kind name inputFields { name type { ...T } } fields { name args { name defaultValue type { ...T } } type { ...T } } } } } fragment T on __Type { kind name ofType { kind name ofType { kind name ofType { kind name } } } }";

    private readonly Dictionary<string, JsonElement> types;

    private SchemaLists(IEnumerable<JsonElement> types) => this.types = types.ToDictionary(type => type.GetProperty("name").GetString()!);

    public static async Task<SchemaLists> OfAsync(GraphQLClient client) => new((await client.QueryAsync(Introspection)).GetProperty("__schema").GetProperty("types").EnumerateArray());

    public IReadOnlyList<Listed> All =>
    [
        .. from list in Fields("Query")
           let arguments = list.GetProperty("args").EnumerateArray().ToDictionary(NameOf, it => Named(it.GetProperty("type")))
           where arguments.ContainsKey("where")
           select new Listed(NameOf(list), Named(Output(Named(list.GetProperty("type")), "nodes")!.Value), arguments["where"], arguments["order"]),
    ];

    public IEnumerable<(string Name, string Type)> Inputs(string input) =>
        types[input].GetProperty("inputFields").EnumerateArray().Select(it => (NameOf(it), Named(it.GetProperty("type")))).Where(it => it.Item1 is not ("and" or "or"));

    public JsonElement? Output(string type, string field) => Fields(type).Where(it => NameOf(it) == field).Select(it => (JsonElement?)it.GetProperty("type")).FirstOrDefault();

    public bool IsEnum(string type) => types[type].GetProperty("kind").GetString() is "ENUM";

    /// <summary>All that an object can be asked for without saying more, to this depth; of lists in pages the first two.</summary>
    public Selection Everything(string type, int depth) => new(
    [
        .. from field in Fields(type)
           where field.GetProperty("args").EnumerateArray().All(it => it.GetProperty("type").GetProperty("kind").GetString() is not "NON_NULL")
           let named = Named(field.GetProperty("type"))
           let isLeaf = types[named].GetProperty("kind").GetString() is "SCALAR" or "ENUM"
           where isLeaf || (depth > 0 && types[named].GetProperty("kind").GetString() is "OBJECT")
           let isPaged = field.GetProperty("args").EnumerateArray().Any(it => NameOf(it) == "first")
           select (isPaged ? $"{NameOf(field)}(first: 2)" : NameOf(field), isLeaf ? null : Everything(named, depth - 1)) into it
           where it.Item2 is not { Fields.Count: 0 }
           select it,
    ]);

    public static string Named(JsonElement type) => type.GetProperty("name").GetString() ?? Named(type.GetProperty("ofType"));

    private JsonElement[] Fields(string type) => types[type].GetProperty("fields") is { ValueKind: JsonValueKind.Array } fields ? [.. fields.EnumerateArray()] : [];

    private static string NameOf(JsonElement it) => it.GetProperty("name").GetString()!;
}

/// <summary>What is asked of an object.</summary>
internal sealed record Selection(IReadOnlyList<(string Field, Selection? Of)> Fields)
{
    /// <summary>A part of it, never nothing.</summary>
    public Selection Some(Random random)
    {
        var some = Fields.Where(_ => random.Next(3) is 0).ToList();

        return new([.. (some is [] ? [Fields[random.Next(Fields.Count)]] : some).Select(it => (it.Field, it.Of?.Some(random)))]);
    }

    public override string ToString() => string.Join(' ', Fields.Select(it => it.Of is null ? it.Field : $"{it.Field} {{ {it.Of} }}"));
}
