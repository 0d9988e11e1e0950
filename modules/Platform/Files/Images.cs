using Microsoft.EntityFrameworkCore;
using OrderCloud.Platform.Audit;
using OrderCloud.Platform.Graph;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Platform.Files;

/// <summary>
/// Pictures that a company shows and prints, each at a place of its own that never shows another. They lie in the database: small, in the
/// transaction of what names them, in the same backup, and behind the same guards between tenants.
/// </summary>
public sealed class Images
{
    /// <summary>Of one picture.</summary>
    public const int MaxBytes = 512 << 10;

    /// <summary>Characters of the place of a picture.</summary>
    public const int PathLength = 50;

    /// <summary>Of all pictures of a company, those that were replaced too: papers may still show them.</summary>
    private const long TenantBytes = 256 << 20;

    private readonly PlatformDb db;

    internal Images(PlatformDb db) => this.db = db;

    /// <summary>Where a picture is found, from the host's root.</summary>
    internal static string PathOf(Guid id) => $"{ImageEndpoint.Root}/{id:D}";

    /// <summary>Says what is wrong with a picture that somebody sent.</summary>
    public async Task CheckAsync(ReadOnlyMemory<byte> content, Problems problems, CancellationToken ct, params string[] field)
    {
        problems.Require(content.Length <= MaxBytes, $"The picture is too large: at most {MaxBytes >> 10} KiB are accepted. Make it smaller.", field);
        problems.Require(IsPicture(content.Span), "This is no PNG, JPEG or WebP picture. Save it as one of these.", field);

        if (!problems.Any)
            problems.Require(await HasRoomForAsync(content.Length, ct), $"The company's pictures take up all of their room of {TenantBytes >> 20} MiB.", field);
    }

    /// <summary>Whether browsers show it and nothing in it can run, by its bytes.</summary>
    public static bool IsPicture(ReadOnlySpan<byte> content) => FileContent.ImageTypeOf(content) is not null;

    /// <summary>Whether the company's pictures have room for one more.</summary>
    public async Task<bool> HasRoomForAsync(int bytes, CancellationToken ct) => await db.Images.SumAsync(image => (long)image.Bytes, ct) + bytes <= TenantBytes;

    /// <summary>Keeps a picture that was found good.</summary>
    /// <returns>Its place.</returns>
    public string Keep(ReadOnlyMemory<byte> content)
    {
        var image = new StoredImage
        {
            MediaType = FileContent.ImageTypeOf(content.Span) ?? throw new InvalidOperationException("Only what was checked is kept."),
            Content = content.ToArray(),
            Bytes = content.Length,
        };
        db.Images.Add(image);

        return PathOf(image.Id);
    }
}

/// <summary>A picture as it was sent; never changed.</summary>
[NotAudited("What names it is recorded.")]
internal sealed class StoredImage : ITenantOwned
{
    public Guid TenantId { get; private set; }

    public Guid Id { get; private set; } = RowId.New();

    /// <summary>By its bytes, whatever the sender called it.</summary>
    public required string MediaType { get; init; }

    /// <summary>How long the content is. Before it in the row, so that adding up reads no pictures.</summary>
    public required int Bytes { get; init; }

    public required byte[] Content { get; init; }
}
