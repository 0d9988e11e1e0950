using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Platform.Sealing;

/// <summary>
/// The keys that are in no database and no backup of it: each tenant's own key is sealed by the first of them. The others still open what they
/// sealed, so that a new one can be put in front while the product runs.
/// </summary>
public sealed class OuterKeys
{
    /// <summary><c>Keys:Outer:0</c>, <c>Keys:Outer:1</c> …: 32 bytes each in base64. Without them: files <c>outer-*.key</c> under <c>keys</c> in the data directory, the newest first.</summary>
    public const string Setting = "Keys:Outer";

    private const int KeyBytes = 32, IdBytes = 4;

    private readonly List<(byte[] Id, byte[] Key)> keys;

    /// <param name="keys">The one that seals first.</param>
    public OuterKeys(IEnumerable<byte[]> keys)
    {
        this.keys = [.. keys.Select(key => (SHA256.HashData(key)[..IdBytes], key))];

        if (this.keys is [] || this.keys.Any(it => it.Key.Length != KeyBytes))
            throw new SettingException($"{Setting} must be keys of {KeyBytes} bytes each, written in base64.");
    }

    /// <exception cref="SettingException">A key is malformed.</exception>
    public static OuterKeys From(IConfiguration configuration)
    {
        var set = configuration.GetSection(Setting).GetChildren().Select(child => child.Value ?? "").ToList();

        return new(set is [] ? KeyFiles.Load(Path.Combine(PlatformServices.DataDirectory(configuration), "keys")) : set.Select(Decode));
    }

    /// <summary>Puts a new key file in front of the others; hosts take it up when they start.</summary>
    /// <returns>False where the keys are settings, which only their keeper changes.</returns>
    public static bool TryAddFile(IConfiguration configuration)
    {
        if (configuration.GetSection(Setting).GetChildren().Any())
            return false;

        KeyFiles.Add(Path.Combine(PlatformServices.DataDirectory(configuration), "keys"));

        return true;
    }

    /// <summary>Keys of a process that keeps nothing.</summary>
    public static OuterKeys Passing() => new([RandomNumberGenerator.GetBytes(KeyBytes)]);

    /// <param name="purpose">What is sealed, and whose: it opens under the same words only.</param>
    public byte[] Seal(ReadOnlySpan<byte> open, string purpose) => [.. keys[0].Id, .. Cipher.Seal(keys[0].Key, open, purpose)];

    /// <exception cref="CryptographicException">It was sealed by another key, or for another purpose.</exception>
    public byte[] Open(ReadOnlySpan<byte> closed, string purpose) => Cipher.Open(KeyOf(closed) ?? throw new CryptographicException("The key that sealed this is not among the outer keys."), closed[IdBytes..], purpose);

    /// <summary>Names the key that seals.</summary>
    public ReadOnlySpan<byte> First => keys[0].Id;

    /// <summary>Whether an older key sealed it.</summary>
    public bool IsOld(ReadOnlySpan<byte> closed) => !closed.StartsWith(keys[0].Id);

    private byte[]? KeyOf(ReadOnlySpan<byte> closed)
    {
        foreach (var (id, key) in keys)
            if (closed.StartsWith(id))
                return key;

        return null;
    }

    private static byte[] Decode(string text)
    {
        var key = new byte[KeyBytes];

        return Convert.TryFromBase64String(text, key, out var length) && length == KeyBytes ? key : [];
    }
}
