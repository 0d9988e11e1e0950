using System.Security.Cryptography;
using System.Text;

namespace OrderCloud.Platform.Sealing;

/// <summary>AES-256-GCM: nonce, tag and the closed bytes, bound to a place.</summary>
internal static class Cipher
{
    private const int NonceBytes = 12, TagBytes = 16;

    /// <param name="place">Where it belongs; it opens nowhere else.</param>
    public static byte[] Seal(byte[] key, ReadOnlySpan<byte> open, string place)
    {
        var closed = new byte[NonceBytes + TagBytes + open.Length];
        RandomNumberGenerator.Fill(closed.AsSpan(0, NonceBytes));
        using var aes = new AesGcm(key, TagBytes);
        aes.Encrypt(closed.AsSpan(0, NonceBytes), open, closed.AsSpan(NonceBytes + TagBytes), closed.AsSpan(NonceBytes, TagBytes), Encoding.UTF8.GetBytes(place));

        return closed;
    }

    /// <exception cref="CryptographicException">Another key or another place sealed it, or somebody changed it.</exception>
    public static byte[] Open(byte[] key, ReadOnlySpan<byte> closed, string place)
    {
        if (closed.Length < NonceBytes + TagBytes)
            throw new CryptographicException("Too short to have been sealed.");

        var open = new byte[closed.Length - NonceBytes - TagBytes];
        using var aes = new AesGcm(key, TagBytes);
        aes.Decrypt(closed[..NonceBytes], closed[(NonceBytes + TagBytes)..], closed.Slice(NonceBytes, TagBytes), open, Encoding.UTF8.GetBytes(place));

        return open;
    }
}
