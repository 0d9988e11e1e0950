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

    // What is hashed may be written otherwise one day; then this tells the two apart.
    private const byte Form = 1;

    /// <summary>What stands before the first entry.</summary>
    public static byte[] Start => new byte[HashLength];

    /// <summary>SHA-256 over the hash before and everything the entry says, each value with its length before it, so that none runs into the next.</summary>
    public static byte[] HashOf(Guid tenantId, ReadOnlySpan<byte> previous, AuditEntry entry)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData([Form]);
        hash.AppendData(previous);
        Add(hash, tenantId);
        Add(hash, entry.Id);
        Add(hash, entry.Sequence);
        Add(hash, entry.At.UtcTicks);
        Add(hash, entry.ActorKind.ToString());
        Add(hash, entry.MemberId ?? Guid.Empty);
        Add(hash, entry.ApiClientId ?? Guid.Empty);
        Add(hash, entry.Operation);
        Add(hash, entry.RequestId ?? "");
        Add(hash, entry.Kind.ToString());
        Add(hash, entry.ObjectType);
        Add(hash, entry.ObjectId);
        Add(hash, entry.Changes);
        Add(hash, entry.PersonalHash ?? []);

        return hash.GetHashAndReset();
    }

    public static byte[] HashOf(AuditPersonal personal) => SHA256.HashData([.. personal.Salt, .. Encoding.UTF8.GetBytes(personal.Changes)]);

    private static void Add(IncrementalHash hash, Guid value)
    {
        Span<byte> bytes = stackalloc byte[16];
        value.TryWriteBytes(bytes, bigEndian: true, out _);
        hash.AppendData(bytes);
    }

    private static void Add(IncrementalHash hash, long value)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, value);
        hash.AppendData(bytes);
    }

    private static void Add(IncrementalHash hash, string value) => Add(hash, Encoding.UTF8.GetBytes(value));

    private static void Add(IncrementalHash hash, byte[] value)
    {
        Add(hash, value.LongLength);
        hash.AppendData(value);
    }
}
