namespace OrderCloud.Platform.Files;

/// <summary>
/// Says whether a module can make anything of a file that was just uploaded; runs in the uploader's scope. A file that no module
/// can read is refused at once, with the first column that is missing.
/// </summary>
public interface IUploadCheck
{
    /// <param name="profile">The one profile that is meant; null when any will do.</param>
    Task<UploadFit> CheckAsync(Guid fileId, string? profile, CancellationToken ct);
}

/// <summary>How well a file fits a module's profiles.</summary>
/// <param name="Fits">True when one of them reads it.</param>
/// <param name="MissingColumn">Where none does: what the nearest profile lacks; null when the file has no header at all, or the profile doesn't exist.</param>
public sealed record UploadFit(bool Fits, string? MissingColumn = null)
{
    public static UploadFit Yes { get; } = new(true);
}
