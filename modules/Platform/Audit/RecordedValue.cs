using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace OrderCloud.Platform.Audit;

/// <summary>A value of the code as it is written down: the same text on every database, for ever.</summary>
internal static class RecordedValue
{
    private static readonly JsonSerializerOptions Options = new() { Converters = { new JsonStringEnumConverter() } };

    public static JsonNode? Of(object? value) => value switch
    {
        null => null,
        string text => text,
        bool flag => flag,
        int number => number,
        long number => number,
        Guid id => id.ToString("D"),
        Enum choice => choice.ToString(),
        DateTimeOffset instant => instant.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => JsonSerializer.SerializeToNode(value, value.GetType(), Options),
    };

    /// <summary>What a new object has from the start says nothing.</summary>
    public static bool IsNothing(JsonNode? value) => value switch
    {
        null => true,
        JsonArray items => items.Count == 0,
        JsonValue single => single.GetValueKind() switch
        {
            JsonValueKind.Null or JsonValueKind.False => true,
            JsonValueKind.String => single.GetValue<string>().Length == 0,
            JsonValueKind.Number => single.TryGetValue<long>(out var whole) ? whole == 0 : single.TryGetValue<int>(out var small) && small == 0,
            _ => false,
        },
        _ => false,
    };
}
