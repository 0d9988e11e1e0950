using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace OrderCloud.Tenancy.Domain;

/// <summary>
/// Each entry's hash covers the hash before it, so no entry can be changed, moved, added or taken away without all later ones being
/// written anew; and those are held by heads that are signed and kept elsewhere.
/// </summary>
internal static class AuditChain
{
    public const int HashLength = 32, SaltLength = 16;

    // What is hashed was written otherwise once, and may be again; this tells the forms apart.
    private const byte WithoutPlace = 1, WithPlace = 2;

    // Of an entry without its changes.
    private const int UsualLength = 512;

    /// <summary>What stands before the first entry.</summary>
    public static byte[] Start => new byte[HashLength];

    /// <summary>SHA-256 over the hash before and everything the entry says, each value with its length before it, so that none runs into the next.</summary>
    public static byte[] HashOf(Guid tenantId, ReadOnlySpan<byte> previous, AuditEntry entry)
    {
        var said = new ArrayBufferWriter<byte>(UsualLength + entry.Changes.Length);
        said.Write([entry.PlaceHash is null ? WithoutPlace : WithPlace]);
        said.Write(previous);
        Add(said, tenantId);
        Add(said, entry.Id);
        Add(said, entry.Sequence);
        Add(said, entry.At.UtcTicks);
        Add(said, entry.ActorKind.ToString());
        Add(said, entry.MemberId ?? Guid.Empty);
        Add(said, entry.ApiClientId ?? Guid.Empty);
        Add(said, entry.Operation);
        Add(said, entry.RequestId ?? "");
        Add(said, entry.Kind.ToString());
        Add(said, entry.ObjectType);
        Add(said, entry.ObjectId);
        Add(said, entry.Changes);
        Add(said, entry.PersonalHash ?? []);

        if (entry.PlaceHash is { } place)
            Add(said, place);

        return SHA256.HashData(said.WrittenSpan);
    }

    public static byte[] HashOf(AuditPersonal personal) => HashOf(personal.Salt, personal.Changes);

    public static byte[] HashOf(AuditPlace place) => HashOf(place.Salt, place.Address);

    private static byte[] HashOf(byte[] salt, string text) => SHA256.HashData([.. salt, .. Encoding.UTF8.GetBytes(text)]);

    private static void Add(ArrayBufferWriter<byte> said, Guid value)
    {
        value.TryWriteBytes(said.GetSpan(16), bigEndian: true, out var length);
        said.Advance(length);
    }

    private static void Add(ArrayBufferWriter<byte> said, long value)
    {
        BinaryPrimitives.WriteInt64BigEndian(said.GetSpan(sizeof(long)), value);
        said.Advance(sizeof(long));
    }

    private static void Add(ArrayBufferWriter<byte> said, string value)
    {
        Add(said, (long)Encoding.UTF8.GetByteCount(value));
        Encoding.UTF8.GetBytes(value, said);
    }

    private static void Add(ArrayBufferWriter<byte> said, byte[] value)
    {
        Add(said, value.LongLength);
        said.Write(value);
    }
}
