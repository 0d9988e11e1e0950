using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace OrderCloud.Host.Identity;

/// <summary>Codes of authenticator apps: RFC 6238 with what every app knows, SHA-1, 30 seconds, 6 digits.</summary>
internal static class Totp
{
    private const int SecretBytes = 20, Period = 30, Drift = 1;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(SecretBytes);

    public static string CodeAt(byte[] secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        // RFC 6238 is on HMAC-SHA-1, whose weakness is of no use here.
#pragma warning disable CA5350
        var hash = HMACSHA1.HashData(secret, counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue;

        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    public static long StepAt(DateTimeOffset now) => now.ToUnixTimeSeconds() / Period;

    /// <returns>The step whose code it is, now or one before or after; null for a wrong code.</returns>
    public static long? StepOf(byte[] secret, string code, DateTimeOffset now)
    {
        long? found = null;

        for (var step = StepAt(now) - Drift; step <= StepAt(now) + Drift; step++)
            if (CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(CodeAt(secret, step)), Encoding.UTF8.GetBytes(code)))
                found = step;

        return found;
    }

    /// <summary>What the QR code says.</summary>
    public static string AddressFor(string email, byte[] secret) =>
        $"otpauth://totp/OrderCloud:{Uri.EscapeDataString(email)}?secret={Base32(secret)}&issuer=OrderCloud&algorithm=SHA1&digits=6&period={Period}";

    public static string Base32(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        var (buffer, bits) = (0, 0);

        foreach (var value in bytes)
        {
            buffer = (buffer << 8) | value;

            for (bits += 8; bits >= 5; bits -= 5)
                text.Append(Alphabet[(buffer >> (bits - 5)) & 31]);

            buffer &= (1 << bits) - 1;
        }

        return bits == 0 ? text.ToString() : text.Append(Alphabet[(buffer << (5 - bits)) & 31]).ToString();
    }
}
