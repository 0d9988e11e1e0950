using System.Text.Json;
using GraphQL;

namespace OrderCloud.Platform.Graph.Transport.WebSockets;

/// <summary>The server's messages, each in a buffer of its own.</summary>
internal static class SocketFrames
{
    public static PooledBuffer Plain(string type) => Frame(type, static (json, it) => Start(json, it, id: null));

    public static PooledBuffer Complete(string id) => Frame(id, static (json, it) => Start(json, "complete", it));

    public static PooledBuffer Next(string id, ExecutionResult result, ErrorView view) => Frame((id, result, view), static (json, it) =>
    {
        Start(json, "next", it.id);
        json.WritePropertyName("payload"u8);
        ResultWriter.Write(json, it.result, it.view);
    });

    public static PooledBuffer Error(string id, IEnumerable<ExecutionError> errors, ErrorView view) => Frame((id, errors, view), static (json, it) =>
    {
        Start(json, "error", it.id);
        json.WritePropertyName("payload"u8);
        ResultWriter.WriteErrors(json, it.errors, it.view);
    });

    private static PooledBuffer Frame<TState>(TState state, Action<Utf8JsonWriter, TState> write)
    {
        var buffer = new PooledBuffer();

        JsonText.Write(buffer, (state, write), static (json, it) =>
        {
            json.WriteStartObject();
            it.write(json, it.state);
            json.WriteEndObject();
        });

        return buffer;
    }

    private static void Start(Utf8JsonWriter json, string type, string? id)
    {
        if (id is not null)
            json.WriteString("id"u8, id);

        json.WriteString("type"u8, type);
    }
}
