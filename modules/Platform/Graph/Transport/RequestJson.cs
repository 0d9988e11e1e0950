using System.Text.Json;
using GraphQL;
using Microsoft.AspNetCore.Http;
using OrderCloud.Platform.Graph.Security;

namespace OrderCloud.Platform.Graph.Transport;

/// <summary>Reads a request object: <c>query</c> or <c>id</c> (<c>documentId</c>), <c>operationName</c>, <c>variables</c>, <c>extensions</c>; members it doesn't know are passed over.</summary>
internal static class RequestJson
{
    // Deeper than variables may be, so that their own limit is the one that speaks.
    private static readonly JsonReaderOptions Deep = new() { MaxDepth = 128 };

    public static JsonReaderState NewState => new(Deep);

    /// <summary>Reads one whole JSON text.</summary>
    /// <exception cref="RequestRefusal">Broken, or not of this shape.</exception>
    public static T Whole<T>(ref Utf8JsonReader json, OperationLimits limits, ReadJson<T> read)
    {
        try
        {
            if (!json.Read())
                throw Broken();

            var value = read(ref json, limits);

            return json.Read() ? throw Broken() : value;
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: text that isn't UTF-8 or half a surrogate pair.
            throw Broken();
        }
    }

    /// <param name="json">On the first token of the request.</param>
    public static OperationRequest Request(ref Utf8JsonReader json, OperationLimits limits)
    {
        if (json.TokenType is JsonTokenType.StartArray)
            throw BatchingIsOff();

        if (json.TokenType is not JsonTokenType.StartObject)
            throw WrongShape("The request is not an object.");

        string? document = null, name = null, id = null;
        Inputs? variables = null, extensions = null;

        while (json.Read() && json.TokenType is JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("query"u8))
                document = Text(ref json, "query");
            else if (json.ValueTextEquals("operationName"u8))
                name = Text(ref json, "operationName");
            else if (json.ValueTextEquals("id"u8) || json.ValueTextEquals("documentId"u8))
                id = Text(ref json, "id") ?? id;
            else if (json.ValueTextEquals("variables"u8))
                variables = Next(ref json) is JsonTokenType.StartArray ? throw BatchingIsOff() : Object(ref json, limits);
            else if (json.ValueTextEquals("extensions"u8) && json.Read())
                extensions = Object(ref json, limits);
            else
                json.Skip();
        }

        return new(document ?? "", name, variables, extensions, id is "" ? null : id);
    }

    /// <param name="json">On an object or null.</param>
    public static Inputs? Object(ref Utf8JsonReader json, OperationLimits limits) => json.TokenType switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.StartObject => new VariableReader(limits, json.TokenStartIndex).Read(ref json),
        _ => throw WrongShape("Variables and extensions are objects."),
    };

    public static RequestRefusal BatchingIsOff() => new(ErrorCodes.BadRequest, "Batching is off: send one operation.", StatusCodes.Status400BadRequest);

    private static string? Text(ref Utf8JsonReader json, string member) => Next(ref json) switch
    {
        JsonTokenType.String => json.GetString(),
        JsonTokenType.Null => null,
        _ => throw WrongShape($"The member '{member}' is not a string."),
    };

    private static JsonTokenType Next(ref Utf8JsonReader json) => json.Read() ? json.TokenType : throw Broken();

    private static RequestRefusal Broken() => new(ErrorCodes.BrokenJson, "The request is not valid JSON.", StatusCodes.Status400BadRequest);

    private static RequestRefusal WrongShape(string message) => new(ErrorCodes.WrongShape, message, StatusCodes.Status400BadRequest);
}

/// <summary>Reads a value of which the reader stands on the first token.</summary>
internal delegate T ReadJson<out T>(ref Utf8JsonReader json, OperationLimits limits);
