using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;

namespace OrderCloud.Platform.Sealing;

/// <summary>A tenant's own key, open: seals its secrets and personal texts, each bound to its column and row.</summary>
internal sealed partial class DataKey
{
    public const int Bytes = 32;

    // Texts from before sealing have no such head, and are read as they are until the upgrade has sealed them.
    public const string Head = "oc1:";

    private readonly Guid tenant;
    private readonly byte[] sealing, indexing;
    private readonly ILogger? logger;

    /// <param name="logger">Told of texts that don't open.</param>
    public DataKey(Guid tenant, byte[] key, ILogger? logger = null)
    {
        (this.tenant, this.logger) = (tenant, logger);
        sealing = HKDF.DeriveKey(HashAlgorithmName.SHA256, key, Bytes, info: "seal"u8.ToArray());
        indexing = HKDF.DeriveKey(HashAlgorithmName.SHA256, key, Bytes, info: "index"u8.ToArray());
    }

    public static bool IsSealed(string text) => text.StartsWith(Head, StringComparison.Ordinal);

    /// <param name="column">Table and column, e.g. <c>customers.Email</c>.</param>
    public string Seal(string text, string column, Guid row) => Head + Base64Url.EncodeToString(Cipher.Seal(sealing, Encoding.UTF8.GetBytes(text), Place(column, row)));

    /// <exception cref="CryptographicException">It belongs to another tenant, column or row, or was changed.</exception>
    public string Open(string text, string column, Guid row)
    {
        if (!IsSealed(text))
            return text;

        return Base64Url.IsValid(text.AsSpan(Head.Length))
            ? Encoding.UTF8.GetString(Cipher.Open(sealing, Base64Url.DecodeFromChars(text.AsSpan(Head.Length)), Place(column, row)))
            : throw new CryptographicException("Not as it was sealed.");
    }

    /// <summary>Opens it, or marks it as <see cref="SealedAttribute.Unreadable"/>: one bad value must not keep anybody from all the others of a list.</summary>
    public string OpenOrMark(string text, string column, Guid row)
    {
        try
        {
            return Open(text, column, row);
        }
        catch (CryptographicException)
        {
            if (logger is not null)
                Unreadable(logger, column, row, tenant);

            return SealedAttribute.Unreadable;
        }
    }

    /// <summary>Equal for texts that differ in case only, and says nothing to whoever lacks the key. 64 bits: enough to find by, too few to be a fingerprint for ever.</summary>
    public long IndexOf(string text, string column) =>
        BinaryPrimitives.ReadInt64BigEndian(HMACSHA256.HashData(indexing, Encoding.UTF8.GetBytes($"{column}|{text.Normalize().ToLowerInvariant()}")));

    private string Place(string column, Guid row) => $"{tenant:N}|{column}|{row:N}";

    [LoggerMessage(Level = LogLevel.Error, Message = "A sealed text does not open any more: it was changed or moved in the database. {Column} of row {Row}, tenant {Tenant}")]
    private static partial void Unreadable(ILogger logger, string column, Guid row, Guid tenant);
}
