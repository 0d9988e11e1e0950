using System.Text.Json;
using GraphQL;
using GraphQL.Execution;

namespace OrderCloud.Platform.Graph.Transport;

/// <summary>Writes a result as JSON: the engine's tree of nodes goes straight to UTF-8, without dictionaries in between.</summary>
internal static class ResultWriter
{
    public static void Write(Utf8JsonWriter json, ExecutionResult result, ErrorView view)
    {
        json.WriteStartObject();

        if (result.Errors is { Count: > 0 } errors)
        {
            json.WritePropertyName("errors"u8);
            WriteErrors(json, errors, view);
        }

        if (result.Executed)
        {
            json.WritePropertyName("data"u8);

            if (result.Data is ExecutionNode root)
                WriteNode(json, root);
            else
                ValueWriter.Write(json, result.Data);
        }

        if (result.Extensions is { Count: > 0 } extensions)
        {
            json.WritePropertyName("extensions"u8);
            ValueWriter.Write(json, extensions);
        }

        json.WriteEndObject();
    }

    public static void WriteErrors(Utf8JsonWriter json, IEnumerable<ExecutionError> errors, ErrorView view)
    {
        json.WriteStartArray();

        foreach (var error in errors)
            WriteError(json, error, view);

        json.WriteEndArray();
    }

    private static void WriteError(Utf8JsonWriter json, ExecutionError error, ErrorView view)
    {
        var info = ErrorMapper.Map(error, view);
        json.WriteStartObject();
        json.WriteString("message"u8, info.Message);
        WriteLocations(json, error);

        if (error.Path is { } path)
        {
            json.WritePropertyName("path"u8);
            ValueWriter.Write(json, path);
        }

        json.WritePropertyName("extensions"u8);
        ValueWriter.Write(json, info.Extensions);
        json.WriteEndObject();
    }

    // A conflict of fields points at every field that takes part; the first few say where to look.
    private static void WriteLocations(Utf8JsonWriter json, ExecutionError error)
    {
        if (error.Locations is not { Count: > 0 } locations)
            return;

        json.WriteStartArray("locations"u8);

        foreach (var location in locations.Take(4))
        {
            json.WriteStartObject();
            json.WriteNumber("line"u8, location.Line);
            json.WriteNumber("column"u8, location.Column);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteNode(Utf8JsonWriter json, ExecutionNode node)
    {
        switch (node)
        {
            case ValueExecutionNode:
                ValueWriter.Write(json, node.Result);
                break;
            case ObjectExecutionNode { SubFields: { } fields }:
                json.WriteStartObject();

                foreach (var field in fields)
                {
                    json.WritePropertyName(field.Name!);
                    WriteNode(json, field);
                }

                json.WriteEndObject();
                break;
            case ArrayExecutionNode { Items: { } items }:
                json.WriteStartArray();

                foreach (var item in items)
                    WriteNode(json, item);

                json.WriteEndArray();
                break;
            case ArrayExecutionNode { SerializedResult: ReadObjects objects }:
                objects.Write(json);
                break;
            case ArrayExecutionNode list:
                ValueWriter.Write(json, list.SerializedResult);
                break;
            default:
                json.WriteNullValue();
                break;
        }
    }
}
