using System.Text.Encodings.Web;
using System.Text.Json;

namespace OrderCloud.Platform.Graph.Transport;

/// <summary>One writer a thread, used again and again; between taking and flushing it nothing is awaited.</summary>
internal static class JsonText
{
    // Answers are JSON and never HTML, so only what JSON itself asks for is escaped: no \u0027 for an apostrophe.
    public static readonly JavaScriptEncoder Escaping = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    private static readonly JsonWriterOptions Relaxed = new() { Encoder = Escaping, SkipValidation = true };

    [ThreadStatic]
    private static Utf8JsonWriter? writer;

    /// <summary>For values that the result writer doesn't know.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web) { Encoder = Escaping };

    public static void Write<TState>(PooledBuffer buffer, TState state, Action<Utf8JsonWriter, TState> write) where TState : allows ref struct
    {
        var json = writer ??= new Utf8JsonWriter(buffer, Relaxed);
        json.Reset(buffer);

        try
        {
            write(json, state);
            json.Flush();
        }
        catch
        {
            // Half a value stays inside a writer that failed.
            writer = null;

            throw;
        }
    }
}
