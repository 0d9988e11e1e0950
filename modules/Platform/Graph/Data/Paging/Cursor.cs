using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace OrderCloud.Platform.Graph.Data;

/// <summary>
/// Seals key values into cursors of one field, one tenant and one sort, and opens them again. Sealed, because key values may be of
/// fields that the caller must not read.
/// </summary>
/// <param name="coordinate">Type and field, e.g. <c>Query.orders</c>.</param>
internal sealed class Cursor(CursorKeys keys, Guid tenant, string coordinate, string signature)
{
    private const byte Version = 1;
    private const int NonceSize = 12, TagSize = 16, MaxLength = 8192;

    // Of most pages nobody asks where a row lies.
    private byte[] BoundTo => field ??= [.. tenant.ToByteArray(), .. Encoding.UTF8.GetBytes(coordinate)];

    private byte[] SortMark => field ??= SHA256.HashData(Encoding.UTF8.GetBytes(signature))[..8];

    public string Seal(IReadOnlyList<object?> values)
    {
        byte[] plain = [Version, .. SortMark, .. KeyValues.Write(values)];
        var sealedBytes = new byte[NonceSize + plain.Length + TagSize];
        var nonce = sealedBytes.AsSpan(0, NonceSize);
        RandomNumberGenerator.Fill(nonce);

        using var cipher = new AesGcm(keys.Current.Span, TagSize);
        cipher.Encrypt(nonce, plain, sealedBytes.AsSpan(NonceSize, plain.Length), sealedBytes.AsSpan(NonceSize + plain.Length), BoundTo);

        return Base64Url.EncodeToString(sealedBytes);
    }

    /// <param name="types">Of the keys, in their sequence.</param>
    /// <returns>Null for anything that <see cref="Seal"/> didn't make for this tenant, field and sort.</returns>
    public object?[]? Open(string text, IReadOnlyList<Type> types)
    {
        if (text.Length > MaxLength)
            return null;

        var bytes = new byte[text.Length];

        if (Base64Url.DecodeFromChars(text, bytes, out _, out var length) is not OperationStatus.Done || length < NonceSize + TagSize)
            return null;

        var plain = Decrypt(bytes.AsSpan(0, length), keys.Current);

        foreach (var other in keys.Others)
            plain ??= Decrypt(bytes.AsSpan(0, length), other);

        return plain is [Version, ..] && plain.Length >= 1 + SortMark.Length && plain.AsSpan(1, SortMark.Length).SequenceEqual(SortMark)
            ? KeyValues.Read(plain[(1 + SortMark.Length)..], types)
            : null;
    }

    private byte[]? Decrypt(ReadOnlySpan<byte> bytes, ReadOnlyMemory<byte> key)
    {
        var plain = new byte[bytes.Length - NonceSize - TagSize];

        try
        {
            using var cipher = new AesGcm(key.Span, TagSize);
            cipher.Decrypt(bytes[..NonceSize], bytes[NonceSize..^TagSize], bytes[^TagSize..], plain, BoundTo);

            return plain;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}
