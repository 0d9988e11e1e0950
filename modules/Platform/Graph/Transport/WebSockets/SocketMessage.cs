using System.Text.Json;

namespace OrderCloud.Platform.Graph.Transport.WebSockets;

/// <summary>A client's message, its payload unread: what it means depends on the type.</summary>
/// <param name="Payload">JSON of an object; empty when absent or null.</param>
internal readonly record struct SocketMessage(string Type, string? Id, ReadOnlyMemory<byte> Payload)
{
    /// <returns>Null for anything that isn't a message.</returns>
    public static SocketMessage? Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            var json = new Utf8JsonReader(bytes.Span, isFinalBlock: true, RequestJson.NewState);

            return json.Read() && json.TokenType is JsonTokenType.StartObject ? Members(ref json, bytes) : null;
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The token of <c>connection_init</c>, whose key clients write with a small or a capital letter.</summary>
    /// <param name="token">Null where there is none.</param>
    /// <returns>False for a payload that can't be read: nested too deep, or with half of a surrogate pair in it.</returns>
    public bool TryReadAuthorization(out string? token)
    {
        token = null;

        if (Payload.IsEmpty)
            return true;

        try
        {
            using var payload = JsonDocument.Parse(Payload);

            foreach (var member in payload.RootElement.EnumerateObject())
                if (member.Name.Equals("authorization", StringComparison.OrdinalIgnoreCase) && member.Value.ValueKind is JsonValueKind.String)
                    token ??= member.Value.GetString();

            return true;
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    private static SocketMessage? Members(ref Utf8JsonReader json, ReadOnlyMemory<byte> bytes)
    {
        string? type = null, id = null;
        var payload = ReadOnlyMemory<byte>.Empty;

        while (json.Read() && json.TokenType is JsonTokenType.PropertyName)
        {
            var (isType, isId, isPayload) = (json.ValueTextEquals("type"u8), json.ValueTextEquals("id"u8), json.ValueTextEquals("payload"u8));
            json.Read();

            if (isType || isId)
            {
                if (json.TokenType is not JsonTokenType.String)
                    return null;

                (type, id) = isType ? (json.GetString(), id) : (type, json.GetString());
            }
            else if (isPayload && json.TokenType is JsonTokenType.StartObject)
            {
                var start = (int)json.TokenStartIndex;
                json.Skip();
                payload = bytes[start..(int)json.BytesConsumed];
            }
            else if (isPayload && json.TokenType is not JsonTokenType.Null)
                return null;
            else
                json.Skip();
        }

        return type is not null && !json.Read() ? new(type, id, payload) : null;
    }
}
