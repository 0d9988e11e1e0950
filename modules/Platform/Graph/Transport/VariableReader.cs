using System.Text.Json;
using GraphQL;
using Microsoft.AspNetCore.Http;
using OrderCloud.Platform.Graph.Security;

namespace OrderCloud.Platform.Graph.Transport;

/// <summary>
/// Reads variables into dictionaries and lists. A fraction becomes a decimal, digit by digit as sent, and not a double as with the
/// engine's own reader; the last of two equal keys counts, where that one fails.
/// </summary>
internal readonly struct VariableReader(OperationLimits limits, long start)
{
    public Inputs Read(ref Utf8JsonReader json)
    {
        var members = Object(ref json, 1);
        Check(ref json, depth: 1);

        return new(members);
    }

    private Dictionary<string, object?> Object(ref Utf8JsonReader json, int depth)
    {
        Check(ref json, depth);
        var members = new Dictionary<string, object?>(StringComparer.Ordinal);

        while (json.Read() && json.TokenType is JsonTokenType.PropertyName)
        {
            var name = json.GetString()!;
            json.Read();
            members[name] = Value(ref json, depth);
        }

        return members;
    }

    private List<object?> List(ref Utf8JsonReader json, int depth)
    {
        Check(ref json, depth);
        var items = new List<object?>();

        while (json.Read() && json.TokenType is not JsonTokenType.EndArray)
            items.Add(Value(ref json, depth));

        return items;
    }

    private object? Value(ref Utf8JsonReader json, int depth)
    {
        Check(ref json, depth);

        return json.TokenType switch
        {
            JsonTokenType.StartObject => Object(ref json, depth + 1),
            JsonTokenType.StartArray => List(ref json, depth + 1),
            JsonTokenType.String => json.GetString(),
            JsonTokenType.Number => Number(ref json),
            JsonTokenType.True => true,
            JsonTokenType.False => false,
            _ => null,
        };
    }

    private static object Number(ref Utf8JsonReader json)
    {
        if (json.TryGetInt32(out var small))
            return small;

        if (json.TryGetInt64(out var whole))
            return whole;

        if (json.TryGetDecimal(out var exact))
            return exact;

        return json.TryGetDouble(out var rough) && double.IsFinite(rough) ? rough : throw new JsonException();
    }

    private void Check(ref Utf8JsonReader json, int depth)
    {
        if (json.BytesConsumed - start > limits.VariablesBytes)
            throw TooLarge($"Variables are longer than {limits.VariablesBytes} bytes.");

        if (depth > limits.VariablesDepth)
            throw TooLarge($"Variables are nested deeper than {limits.VariablesDepth} levels.");
    }

    private static RequestRefusal TooLarge(string message) => new(ErrorCodes.TooLarge, message, StatusCodes.Status413PayloadTooLarge);
}
