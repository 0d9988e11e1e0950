using System.Buffers.Binary;

namespace OrderCloud.Platform.Persistence;

/// <summary>
/// Ids of new rows: UUIDs of version 7, which sort by the time they were made (RFC 9562, 5.7). An entity makes one whenever it is
/// constructed, also to be filled from the database, so it must cost next to nothing: <see cref="Guid.CreateVersion7()"/> asks the
/// operating system for random bits each time, which for a page of rows came to more than to read them. Ids are no secrets.
/// </summary>
public static class RowId
{
    private const byte Version = 0x70, Variant = 0x80;

    public static Guid New()
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() << 16);
        Random.Shared.NextBytes(bytes[6..]);
        bytes[6] = (byte)(Version | (bytes[6] & 0x0F));
        bytes[8] = (byte)(Variant | (bytes[8] & 0x3F));

        return new Guid(bytes, bigEndian: true);
    }
}
