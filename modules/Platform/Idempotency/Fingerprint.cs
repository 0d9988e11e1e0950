using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace OrderCloud.Platform.Idempotency;

/// <summary>SHA-256 over the coerced arguments as canonical JSON: members sorted by name, so neither the document nor the order of keys matters.</summary>
internal static class Fingerprint
{
    public static string Of(object input) =>
        Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(Sorted(JsonSerializer.SerializeToNode(input, input.GetType())))));

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(map.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => KeyValuePair.Create(member.Key, Sorted(member.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Sorted)]),
        _ => node?.DeepClone(),
    };
}
