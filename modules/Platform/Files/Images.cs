using Microsoft.EntityFrameworkCore;
using OrderCloud.Platform.Audit;
using OrderCloud.Platform.Graph;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Platform.Files;

/// <summary>
/// Pictures that a company shows and prints, each at a place of its own that never shows another. They lie in the database: small, in the
/// transaction of what names them, in the same backup, and behind the same guards between tenants. Each is named by one thing only, which
/// frees it when it names another; and by the papers that were issued with it, which keep it.
/// </summary>
public sealed class Images
{
    /// <summary>Of one picture.</summary>
    public const int MaxBytes = 512 << 10;

    /// <summary>Characters of the place of a picture.</summary>
    public const int PathLength = 50;

    /// <summary>Of all pictures of a company, those on papers too.</summary>
    private const long TenantBytes = 256 << 20;

    private readonly PlatformDb db;

    internal Images(PlatformDb db) => this.db = db;

    /// <summary>Where a picture is found, from the host's root.</summary>
    internal static string PathOf(Guid id) => $"{ImageEndpoint.Root}/{id:D}";

    /// <summary>Says what is wrong with a picture that somebody sent.</summary>
    /// <param name="replaced">Which picture goes when it is kept.</param>
    public async Task CheckAsync((Picture? Picture, PictureFault? Fault) read, string? replaced, Problems problems, CancellationToken ct, params string[] field)
    {
        if (read.Picture is { } picture)
            problems.Require(await HasRoomForAsync(picture, replaced, ct), $"The company's pictures take up all of their room of {TenantBytes >> 20} MiB.", field);

        problems.Require(read.Fault is not PictureFault.TooLarge, $"The picture is too large: at most {MaxBytes >> 10} KiB are accepted. Make it smaller.", field);
        problems.Require(read.Fault is not PictureFault.NoPicture, "This is no PNG, JPEG or WebP picture. Save it as one of these.", field);
        problems.Require(read.Fault is not PictureFault.TooManyPixels, $"The picture has too many pixels: at most {PictureReader.MaxMegapixels} million are accepted. Make it smaller.", field);
        problems.Require(read.Fault is not PictureFault.Damaged, "The picture is damaged or cut off. Save it again.", field);
    }

    /// <summary>Whether the company's pictures have room for one more.</summary>
    /// <param name="replaced">Which picture goes when it is kept.</param>
    public async Task<bool> HasRoomForAsync(Picture picture, string? replaced, CancellationToken ct)
    {
        var going = IdOf(replaced);

        return await db.Images.Where(image => image.Id != going || image.OnPaper).SumAsync(image => (long)image.Bytes, ct) + BytesOf(picture) <= TenantBytes;
    }

    /// <summary>Keeps a picture and frees the one that it takes the place of.</summary>
    /// <param name="picture">Null where there will be none.</param>
    /// <returns>Its place.</returns>
    public async Task<string?> ReplaceAsync(string? replaced, Picture? picture, CancellationToken ct)
    {
        if (IdOf(replaced) is { } id)
            await db.Images.Where(image => image.Id == id && !image.OnPaper).ExecuteDeleteAsync(ct);

        if (picture is null)
            return null;

        var kept = new StoredImage { MediaType = picture.MediaType, Content = picture.Content, Small = picture.Small, Bytes = BytesOf(picture) };
        db.Images.Add(kept);

        return PathOf(kept.Id);
    }

    /// <summary>Keeps a picture for as long as the papers that show it.</summary>
    /// <returns>False where it was freed meanwhile.</returns>
    public async Task<bool> PutOnPaperAsync(string place, CancellationToken ct)
    {
        var id = IdOf(place);
        var images = db.Images.Where(image => image.Id == id);

        // Most papers show what others show already. Whoever is the first holds the row, so that nobody frees it until the paper is there.
        return await images.AnyAsync(image => image.OnPaper, ct)
            || await images.ExecuteUpdateAsync(set => set.SetProperty(image => image.OnPaper, true), ct) == 1;
    }

    private static int BytesOf(Picture picture) => picture.Content.Length + (picture.Small?.Length ?? 0);

    private static Guid? IdOf(string? place) => place is null ? null : Guid.Parse(place[(ImageEndpoint.Root.Length + 1)..]);
}

/// <summary>A picture as it was sent, and the small one that was made of it; never changed.</summary>
[NotAudited("What names it is recorded.")]
internal sealed class StoredImage : ITenantOwned
{
    public Guid TenantId { get; private set; }

    public Guid Id { get; private set; } = RowId.New();

    /// <summary>By its bytes, whatever the sender called it.</summary>
    public required string MediaType { get; init; }

    /// <summary>How long both are together. Before them in the row, so that adding up reads no pictures.</summary>
    public required int Bytes { get; init; }

    public required byte[] Content { get; init; }

    /// <summary>For lists, a WebP; null where the picture itself is as small, or was sent before there were such.</summary>
    public byte[]? Small { get; init; }

    /// <summary>True from the first paper on that was issued with it: it stays when the company shows another.</summary>
    public bool OnPaper { get; init; }
}
