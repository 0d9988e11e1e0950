using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace OrderCloud.Platform.Graph.Transport;

/// <summary>What a stored document is called: the SHA-256 of its text in UTF-8, in lower-case hex.</summary>
public static class DocumentHash
{
    public const int Length = 64;

    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdefABCDEF");

    public static string Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>Takes the hash as a client writes it: in hex, or in unpadded url-safe base64.</summary>
    /// <returns>Null for what can't be one.</returns>
    internal static string? Read(string id)
    {
        if (id.Length == Length && id.AsSpan().IndexOfAnyExcept(Hex) < 0)
            return id.ToLowerInvariant();

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];

        return id.Length == 43 && Base64Url.TryDecodeFromChars(id, hash, out var length) && length == hash.Length ? Convert.ToHexStringLower(hash) : null;
    }
}
