namespace OrderCloud.Platform.Files;

/// <summary>Settings under <c>Files</c>: how much a caller may upload.</summary>
public sealed class FileLimits
{
    /// <summary>Of one upload, as it is sent.</summary>
    public int MaxBytes { get; init; } = 64 << 20;

    /// <summary>Of one upload, unpacked.</summary>
    public int MaxUnpackedBytes { get; init; } = 200 << 20;

    /// <summary>How many times its size a packed file may become.</summary>
    public int MaxRatio { get; init; } = 100;

    /// <summary>Of all uploads of one tenant that are still kept.</summary>
    public int TenantBytes { get; init; } = 1 << 30;

    /// <summary>Uploads of one client, person or program, at the same time.</summary>
    public int ClientUploads { get; init; } = 4;

    /// <summary>Uploads of the process at the same time.</summary>
    public int ProcessUploads { get; init; } = 64;

    /// <summary>Uploads are removed after this time.</summary>
    public TimeSpan KeptFor { get; init; } = TimeSpan.FromDays(7);

    // Some hundred rows of zeros are no bomb.
    private const int HarmlessBytes = 1 << 16;

    /// <summary>How long a packed file of this size may become.</summary>
    internal long UnpackedOf(long packedBytes) => Math.Min(MaxUnpackedBytes, Math.Max(HarmlessBytes, packedBytes * MaxRatio));
}
