using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using OrderCloud.Platform.Audit;

namespace OrderCloud.Tenancy.Domain;

/// <summary>
/// An object's changes as one text: <c>[{"p":"OrderLine","k":"…","c":{"Quantity":[1000,3000]}}]</c>, part by part, each value before
/// and after. A name with an empty list is that of a personal value, which is kept apart.
/// </summary>
internal static class AuditText
{
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

    /// <summary>Reads an entry with its personal values; where those were forgotten, both values are null.</summary>
    /// <param name="personal">Null where there are none any more.</param>
    public static IReadOnlyList<FieldChange> Read(string changes, string? personal)
    {
        var known = personal is null ? [] : Read(personal).ToDictionary(it => (it.Part, it.Name), it => it.Values);

        return [.. Read(changes).Select(it => it.Values is [_, _]
            ? new FieldChange(it.Part, it.Name, IsPersonal: false, it.Values[0], it.Values[1])
            : new FieldChange(it.Part, it.Name, IsPersonal: true, known.GetValueOrDefault((it.Part, it.Name))?[0], known.GetValueOrDefault((it.Part, it.Name))?[1]))];
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

    private static IEnumerable<(ObjectPart Part, string Name, JsonArray Values)> Read(string text) =>
        from part in JsonNode.Parse(text)!.AsArray()
        let of = new ObjectPart((string?)part["p"], (Guid?)part["k"])
        from field in part["c"]!.AsObject()
        select (of, field.Key, field.Value!.AsArray());
}
