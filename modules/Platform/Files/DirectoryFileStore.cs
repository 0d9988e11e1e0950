using System.IO.Compression;
using OrderCloud.Platform.Access;

namespace OrderCloud.Platform.Files;

/// <summary>Uploads as files: <c>{directory}/{tenant}/{id}</c>. Both names are the server's own; nothing of the client's is ever a part of a path.</summary>
internal sealed class DirectoryFileStore(string directory, FileLimits limits, TimeProvider clock) : IFileStore
{
    private const string Unfinished = ".part";
    private const int Buffer = 1 << 16;

    // By tenant: an upload that has begun may become as long as any, and room is kept for it.
    private readonly Dictionary<Guid, int> underWay = [];

    public async Task<UploadedFile> SaveAsync(TenantContext tenant, Stream content, CancellationToken ct)
    {
        var file = new UploadedFile(Guid.CreateVersion7(), 0);
        var path = PathOf(tenant, file.Id);
        var others = Count(tenant, 1) - 1;

        try
        {
            var room = limits.TenantBytes - Tidy(Directory.CreateDirectory(Path.GetDirectoryName(path)!)) - ((long)others * limits.MaxBytes);
            file = file with { Bytes = await WriteAsync(path + Unfinished, content, room, ct) };
            await CheckAsync(path + Unfinished, ct);
            File.Move(path + Unfinished, path);
        }
        catch
        {
            // Whatever went wrong, nothing may stay behind.
            File.Delete(path + Unfinished);

            throw;
        }
        finally
        {
            Count(tenant, -1);
        }

        return file;
    }

    public Stream? Open(TenantContext tenant, Guid id)
    {
        try
        {
            return Unpacked(PathOf(tenant, id));
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public void Delete(TenantContext tenant, Guid id)
    {
        if (File.Exists(PathOf(tenant, id)))
            File.Delete(PathOf(tenant, id));
    }

    public void DeleteAllBut(TenantContext tenant, IReadOnlySet<Guid> needed)
    {
        var uploads = new DirectoryInfo(Path.GetDirectoryName(PathOf(tenant, Guid.Empty))!);

        if (uploads.Exists)
            foreach (var file in uploads.EnumerateFiles())
                if (Guid.TryParseExact(file.Name, "N", out var id) && !needed.Contains(id))
                    file.Delete();
    }

    private int Count(TenantContext tenant, int change)
    {
        lock (underWay)
        {
            var count = underWay.GetValueOrDefault(tenant.Id) + change;

            if (count == 0)
                underWay.Remove(tenant.Id);
            else
                underWay[tenant.Id] = count;

            return count;
        }
    }

    private string PathOf(TenantContext tenant, Guid id) => Path.Combine(directory, tenant.Id.ToString("N"), id.ToString("N"));

    /// <summary>Removes what is old, and says how much the rest takes up.</summary>
    private long Tidy(DirectoryInfo uploads)
    {
        var kept = 0L;
        var oldest = (clock.GetUtcNow() - limits.KeptFor).UtcDateTime;

        foreach (var file in uploads.EnumerateFiles())
        {
            if (file.LastWriteTimeUtc < oldest)
                file.Delete();
            else if (file.Extension != Unfinished)
                kept += file.Length;
        }

        return kept;
    }

    private async Task<long> WriteAsync(string path, Stream content, long room, CancellationToken ct)
    {
        await using var bounded = new BoundedStream(content, Math.Min(limits.MaxBytes, room), () => room < limits.MaxBytes
            ? new(FileRefusedException.TooLarge, $"Your uploads take up all of their {limits.TenantBytes >> 20} MiB. They are removed after {(int)limits.KeptFor.TotalDays} days.")
            : FileRefusedException.LargerThan(limits.MaxBytes));
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, Buffer, FileOptions.Asynchronous);
        await bounded.CopyToAsync(file, Buffer, ct);

        return file.Length;
    }

    // Reads to the end: a bomb, a cut or a damaged file shows only there.
    private async Task CheckAsync(string path, CancellationToken ct)
    {
        try
        {
            await using var content = Unpacked(path);
            var block = new byte[Buffer];
            var length = await content.ReadAtLeastAsync(block, block.Length, throwOnEndOfStream: false, ct);
            FileContent.RequireText(block.AsSpan(0, length));

            while (await content.ReadAsync(block, ct) > 0)
            {
            }
        }
        catch (InvalidDataException)
        {
            throw new FileRefusedException(FileRefusedException.Unreadable, "The packed file is cut off or damaged: pack and upload it again.");
        }
    }

    private Stream Unpacked(string path)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, Buffer, FileOptions.Asynchronous | FileOptions.SequentialScan);

        if (!FileContent.IsGzip(file))
            return file;

        return new BoundedStream(new GZipStream(file, CompressionMode.Decompress), limits.UnpackedOf(file.Length), () =>
            new(FileRefusedException.TooLarge, $"The file is too large: unpacked, at most {limits.MaxUnpackedBytes >> 20} MiB and {limits.MaxRatio} times the packed size are accepted. Split it and upload the parts."));
    }
}
