using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace OrderCloud.Contracts.Tenancy;

/// <summary>
/// Words that open something: a prefix and a checksum, by which scanners find them in leaked code, the tenant's id, and 256 random bits.
/// Kept as a hash only; whoever holds one can be asked which tenant it is for.
/// </summary>
public static class TenantTokens
{
    private const int TenantBytes = 16, RandomBytes = 32, ChecksumBytes = 3;

    public static string New(string prefix, Guid tenantId)
    {
        byte[] word = [.. tenantId.ToByteArray(), .. RandomNumberGenerator.GetBytes(RandomBytes)];

        return prefix + Base64Url.EncodeToString([.. word, .. Checksum(word)]);
    }

    /// <summary>SHA-256 in hex: what is random over 256 bits needs no slow hash.</summary>
    public static string HashOf(string token) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <returns>False for what was never made here, as far as its form tells.</returns>
    public static bool TryReadTenant(string prefix, [NotNullWhen(true)] string? token, out Guid tenantId)
    {
        Span<byte> bytes = stackalloc byte[TenantBytes + RandomBytes + ChecksumBytes];
        tenantId = Guid.Empty;

        if (token is null || token.Length > 100 || !token.StartsWith(prefix, StringComparison.Ordinal) || !Base64Url.IsValid(token.AsSpan(prefix.Length), out var length) || length != bytes.Length)
            return false;

        Base64Url.DecodeFromChars(token.AsSpan(prefix.Length), bytes);

        if (!Checksum(bytes[..^ChecksumBytes]).SequenceEqual(bytes[^ChecksumBytes..]))
            return false;

        tenantId = new Guid(bytes[..TenantBytes]);

        return tenantId != Guid.Empty;
    }

    private static ReadOnlySpan<byte> Checksum(ReadOnlySpan<byte> word) => SHA256.HashData(word).AsSpan(0, ChecksumBytes);
}
