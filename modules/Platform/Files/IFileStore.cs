using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Platform.Files;

/// <summary>A file that a member or program sent, before anything is made of it.</summary>
/// <param name="Bytes">As it was sent.</param>
public sealed record UploadedFile(Guid Id, long Bytes);

/// <summary>Keeps uploads, each under a name of the server's own within its tenant.</summary>
public interface IFileStore
{
    /// <summary>Stores text, packed by gzip or not; nothing is left of a file that is refused.</summary>
    /// <exception cref="FileRefusedException">Too large, packed too tightly, or no text.</exception>
    Task<UploadedFile> SaveAsync(TenantContext tenant, Stream content, CancellationToken ct);

    /// <summary>The file's text as bytes, unpacked while it is read.</summary>
    /// <returns>Null when the tenant has no such file.</returns>
    Stream? Open(TenantContext tenant, Guid id);

    void Delete(TenantContext tenant, Guid id);

    /// <summary>Deletes all that the tenant has sent, but for these.</summary>
    void DeleteAllBut(TenantContext tenant, IReadOnlySet<Guid> needed);
}

/// <summary>A file that is not taken. The message says why and what to do.</summary>
public sealed class FileRefusedException(string code, Text why) : Exception(why.ToString())
{
    public const string TooLarge = "FILE_TOO_LARGE", Unreadable = "FILE_UNREADABLE", ColumnsMissing = "COLUMNS_MISSING";

    public string Code => code;

    /// <summary>What is wrong with it, and what to do.</summary>
    public Text Why => why;

    internal static FileRefusedException LargerThan(long bytes) => new(TooLarge, $"The file is too large: at most {bytes >> 20} MiB are accepted. Split it and upload the parts.");
}
