using System.Text.Json;
using GraphQL;

namespace OrderCloud.Tests.Graph.Data;

/// <summary>What came back.</summary>
/// <param name="Data">Undefined when the operation was refused as a whole.</param>
internal sealed record Answer(JsonElement Data, IReadOnlyList<ExecutionError> Errors)
{
    public IEnumerable<string?> Codes => Errors.Select(error => error.Code);

    public bool WasRefused => Data.ValueKind is JsonValueKind.Undefined;

    public static Answer Of(ExecutionResult result, IGraphQLTextSerializer json)
    {
        using var document = JsonDocument.Parse(json.Serialize(result));
        document.RootElement.TryGetProperty("data", out var data);

        return new Answer(data.ValueKind is JsonValueKind.Undefined ? data : data.Clone(), result.Errors?.ToList() ?? []);
    }

    public JsonElement At(params string[] path) => path.Aggregate(Data, (at, name) => at.GetProperty(name));

    /// <summary>The texts of one field of a list's nodes.</summary>
    public List<string?> Nodes(string field, string list = "products") => [.. At(list, "nodes").EnumerateArray().Select(node => node.GetProperty(field).ToString())];
}
