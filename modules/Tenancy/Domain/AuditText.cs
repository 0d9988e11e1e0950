using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using OrderCloud.Platform.Audit;
using OrderCloud.Platform.Sealing;

namespace OrderCloud.Tenancy.Domain;

/// <summary>
/// An object's changes as one text: <c>[{"p":"OrderLine","k":"…","c":{"Quantity":[1000,3000]}}]</c>, part by part, each value before
/// and after. A name with an empty list is that of a personal value, which is kept apart.
/// </summary>
internal static class AuditText
{
    private const string Mark = SealedAttribute.Unreadable;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="personal">Whether the values of personal fields are written, and no others; else their names alone.</param>
    public static string Write(IEnumerable<FieldChange> fields, bool personal)
    {
        var buffer = new ArrayBufferWriter<byte>();

        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartArray();

            foreach (var part in fields.Where(field => !personal || field.IsPersonal).GroupBy(field => field.Part))
                Write(json, part, personal);

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Reads an entry with its personal values; where those were forgotten, both values are null. What somebody damaged is marked as unreadable: the entry is shown, and the check of the chain names it.</summary>
    /// <param name="personal">Null where there are none any more.</param>
    public static IReadOnlyList<FieldChange> Read(string changes, string? personal)
    {
        if (TryRead(changes) is not { } told)
            return [new(ObjectPart.Itself, Mark, IsPersonal: false, Mark, Mark)];

        var known = personal is null ? [] : TryRead(personal)?.ToDictionary(it => (it.Part, it.Name), it => it.Values);

        return [.. told.Select(it => it.Values is [var old, var now]
            ? new FieldChange(it.Part, it.Name, IsPersonal: false, old, now)
            : new FieldChange(it.Part, it.Name, IsPersonal: true, Known(it.Part, it.Name, 0), Known(it.Part, it.Name, 1)))];

        JsonNode? Known(ObjectPart part, string name, int index) => known is null ? Mark : known.GetValueOrDefault((part, name))?[index];
    }

    private static void Write(Utf8JsonWriter json, IGrouping<ObjectPart, FieldChange> part, bool personal)
    {
        json.WriteStartObject();

        if (part.Key.Type is { } type)
            json.WriteString("p"u8, type);

        if (part.Key.Key is { } key)
            json.WriteString("k"u8, key);

        json.WriteStartObject("c"u8);

        foreach (var field in part)
        {
            json.WriteStartArray(field.Name);

            if (personal || !field.IsPersonal)
            {
                Write(json, field.Old);
                Write(json, field.New);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, JsonNode? value)
    {
        if (value is null)
            json.WriteNullValue();
        else
            value.WriteTo(json);
    }

    private static List<(ObjectPart Part, string Name, JsonArray Values)>? TryRead(string text)
    {
        try
        {
            return
            [
                .. from part in JsonNode.Parse(text)!.AsArray()
                   let of = new ObjectPart((string?)part["p"], (Guid?)part["k"])
                   from field in part["c"]!.AsObject()
                   select (of, field.Key, field.Value!.AsArray()),
            ];
        }
        catch (Exception damaged) when (damaged is JsonException or InvalidOperationException or FormatException or NullReferenceException)
        {
            return null;
        }
    }
}
