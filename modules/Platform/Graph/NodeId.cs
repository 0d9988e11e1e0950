using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace OrderCloud.Platform.Graph;

/// <summary>A reference to an object of one type; on the wire the opaque <c>ID</c>. An id of another type never becomes one.</summary>
public readonly record struct Id<T>(Guid Value)
{
    public static implicit operator Guid(Id<T> id) => id.Value;
}

/// <summary>
/// The node ids of HotChocolate: standard base64 of <c>Type:</c> and the GUID's 16 bytes. Split at the first colon, since the value is binary.
/// Also read: 32 hex digits or the D form for the value, the url-safe alphabet, missing padding, and the older <c>Type\ng&lt;32 hex&gt;</c>.
/// </summary>
public static class NodeId
{
    private const int MaxLength = 1024;

    public static string Encode(string type, Guid id)
    {
        Span<byte> bytes = stackalloc byte[type.Length + 17];
        Fill(bytes, type, id);

        return Convert.ToBase64String(bytes);
    }

    /// <summary>The same as a value of an answer.</summary>
    internal static void Write(Utf8JsonWriter json, string type, Guid id)
    {
        Span<byte> bytes = stackalloc byte[type.Length + 17];
        Fill(bytes, type, id);
        json.WriteBase64StringValue(bytes);
    }

    // Names of types are ASCII.
    private static void Fill(Span<byte> bytes, string type, Guid id)
    {
        Encoding.ASCII.GetBytes(type, bytes);
        bytes[type.Length] = (byte)':';
        id.TryWriteBytes(bytes[(type.Length + 1)..]);
    }

    /// <returns>False for anything that isn't a well-formed id, whatever its type.</returns>
    public static bool TryDecode(string? text, out string type, out Guid id)
    {
        (type, id) = ("", Guid.Empty);

        if (text is null or "" || text.Length > MaxLength || Bytes(text) is not { } bytes)
            return false;

        var colon = Array.IndexOf(bytes, (byte)':');
        var line = Array.IndexOf(bytes, (byte)'\n');

        if (colon > 0 && (line < 0 || colon < line))
            return Accept(bytes.AsSpan(0, colon), bytes.AsSpan(colon + 1), out type, out id);

        return line > 0 && line + 1 < bytes.Length && bytes[line + 1] == (byte)'g' && bytes.Length - line - 2 == 32
            && Accept(bytes.AsSpan(0, line), bytes.AsSpan(line + 2), out type, out id);
    }

    private static bool Accept(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value, out string type, out Guid id)
    {
        (type, id) = (Encoding.ASCII.GetString(name), Guid.Empty);

        if (value.Length == 16)
            id = new Guid(value);

        return value.Length switch
        {
            16 => true,
            32 => Utf8Parser.TryParse(value, out id, out var read, 'N') && read == 32,
            36 => Utf8Parser.TryParse(value, out id, out var read, 'D') && read == 36,
            _ => false,
        };
    }

    private static byte[]? Bytes(string text)
    {
        var standard = text.TrimEnd('=').Replace('-', '+').Replace('_', '/');
        var padded = standard.PadRight((standard.Length + 3) / 4 * 4, '=');
        var buffer = new byte[padded.Length];

        return Convert.TryFromBase64String(padded, buffer, out var length) ? buffer[..length] : null;
    }
}
