using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace OrderCloud.Platform.Idempotency;

/// <summary>
/// SHA-256 over the coerced arguments as canonical JSON: members sorted by name, numbers without zeros that say nothing. So neither the
/// document nor the order of keys nor a number's scale matters.
/// </summary>
internal static class Fingerprint
{
    // A decimal keeps its scale; divided by this it has the least that holds it.
    private const decimal One = 1.0000000000000000000000000000m;

    public static string Of(object input) => HashOf(Canonical(JsonSerializer.SerializeToNode(input, input.GetType()), Shortened));

    /// <summary>Whether what is kept of an earlier call fits this one.</summary>
    /// <remarks>Releases up to 1.0 kept numbers as they were written, and keys outlive a release by up to a week.</remarks>
    public static bool Fits(string kept, object input) => kept == Of(input) || kept == HashOf(Canonical(JsonSerializer.SerializeToNode(input, input.GetType()), AsWritten));

    private static string HashOf(JsonNode? node) => Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(node)));

    private static JsonNode? Canonical(JsonNode? node, Func<JsonNode, JsonNode> leaf) => node switch
    {
        JsonObject map => new JsonObject(map.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => KeyValuePair.Create(member.Key, Canonical(member.Value, leaf)))),
        JsonArray list => new JsonArray([.. list.Select(item => Canonical(item, leaf))]),
        null => null,
        _ => leaf(node),
    };

    private static JsonNode Shortened(JsonNode leaf) =>
        leaf.GetValueKind() is JsonValueKind.Number && leaf.AsValue().TryGetValue<decimal>(out var number) ? JsonValue.Create(number / One) : AsWritten(leaf);

    private static JsonNode AsWritten(JsonNode leaf) => leaf.DeepClone();
}
