using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace OrderCloud.Platform.Graph.Transport;

/// <summary>Writes a leaf's value. Decimals keep their scale; what isn't known here goes through the serializer.</summary>
internal static class ValueWriter
{
    public static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case int number:
                json.WriteNumberValue(number);
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case decimal number:
                json.WriteNumberValue(number);
                break;
            case long number:
                json.WriteNumberValue(number);
                break;
            case double number:
                WriteFloat(json, number);
                break;
            case Guid id:
                json.WriteStringValue(id);
                break;
            case IEnumerable<KeyValuePair<string, object?>> pairs:
                WriteObject(json, pairs);
                break;
            case IEnumerable list and not (IDictionary or JsonNode or byte[]):
                WriteList(json, list);
                break;
            default:
                JsonSerializer.Serialize(json, value, value.GetType(), JsonText.Options);
                break;
        }
    }

    // JSON has no word for infinity or not-a-number.
    private static void WriteFloat(Utf8JsonWriter json, double number)
    {
        if (double.IsFinite(number))
            json.WriteNumberValue(number);
        else
            json.WriteNullValue();
    }

    private static void WriteObject(Utf8JsonWriter json, IEnumerable<KeyValuePair<string, object?>> pairs)
    {
        json.WriteStartObject();

        foreach (var (key, value) in pairs)
        {
            json.WritePropertyName(key);
            Write(json, value);
        }

        json.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter json, IEnumerable list)
    {
        json.WriteStartArray();

        foreach (var item in list)
            Write(json, item);

        json.WriteEndArray();
    }
}
