using System.Collections;
using System.Text.Json;

namespace OrderCloud.Platform.Graph.Transport;

/// <summary>Objects of which values alone were asked, as they go into the answer.</summary>
internal sealed class ReadObjects : IEnumerable<IReadOnlyDictionary<string, object?>>
{
    private readonly Selection selection;
    private readonly IEnumerable sources;
    private readonly Referred? referred;
    private PooledBuffer? text;

    private ReadObjects(Selection selection, IEnumerable sources, Referred? referred) => (this.selection, this.sources, this.referred) = (selection, sources, referred);

    /// <summary>How many objects there are, those within them too.</summary>
    public int Count { get; private set; }

    /// <param name="referred">Null where none refers to another.</param>
    /// <returns>Null where any of them isn't as it should be: the engine tries all again and makes errors of it.</returns>
    public static ReadObjects? TryRead(Selection selection, IEnumerable sources, Referred? referred = null)
    {
        var (read, text) = (new ReadObjects(selection, sources, referred), new PooledBuffer());

        try
        {
            JsonText.Write(text, read, static (json, it) => it.WriteAll(json));
            read.text = text;

            return read;
        }
        catch (Exception)
        {
            text.Dispose();

            return null;
        }
    }

    public void Write(Utf8JsonWriter json)
    {
        if (text is null)
        {
            WriteAll(json);

            return;
        }

        // An answer is written once, as a rule.
        json.WriteRawValue(text.Written.Span, skipInputValidation: true);
        text.Dispose();
        text = null;
    }

    public IEnumerator<IReadOnlyDictionary<string, object?>> GetEnumerator() => sources.Cast<object>().Select(source => Named(selection, source)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void WriteAll(Utf8JsonWriter json)
    {
        Count = 0;
        json.WriteStartArray();

        foreach (var source in sources)
            Write(json, selection, source);

        json.WriteEndArray();
    }

    private void Write(Utf8JsonWriter json, Selection asked, object? source)
    {
        if (source is null || asked.Type.IsTypeOf?.Invoke(source) is false)
            throw new InvalidOperationException($"This is no {asked.Type.Name}.");

        Count++;
        json.WriteStartObject();

        foreach (var field in asked.Fields)
        {
            json.WritePropertyName(field.Name);

            if (field.Inner is null)
                field.Write(json, source);
            else if (Within(field, source) is { } within)
                Write(json, field.Inner, within);
            else
                field.WriteNull(json);
        }

        json.WriteEndObject();
    }

    private object? Within(SelectedField field, object source) => field.Reference is null ? field.Read!(source) : referred!.Of(field, source);

    private Dictionary<string, object?> Named(Selection asked, object source) => asked.Fields.ToDictionary(field => field.Name.Value, field =>
        field.Inner is null ? field.TryRead(source, out var written) ? written : null : Within(field, source) is { } within ? Named(field.Inner, within) : null);
}
