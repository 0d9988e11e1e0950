using Microsoft.EntityFrameworkCore;
using OrderCloud.Catalog.Domain;
using OrderCloud.Catalog.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Files;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Catalog.Features;

/// <summary>The picture, or where it is; neither takes it away.</summary>
/// <param name="ExpectedVersion">The version that you saw.</param>
/// <param name="Picture">A PNG, JPEG or WebP picture of at most 512 KiB and 16 million pixels, by the multipart request specification.</param>
/// <param name="Link">Where such a picture is found: https, at most 2,000 characters, without a user's name. It is fetched soon after the answer; pictureStatus tells how it went.</param>
internal sealed record SetProductPictureInput(Id<Product> Id, int ExpectedVersion, UploadFile? Picture = null, string? Link = null);

/// <summary>Gives a product another picture, or takes it away. What was given last counts, whatever comes of an earlier link.</summary>
internal sealed class SetProductPicture(CatalogDb db, Images images, PictureReader pictures, TimeProvider clock)
    : Mutation<SetProductPictureInput, Product, ProductNotFoundError, ProductVersionConflictError>, IGuarded, IPrepares<SetProductPictureInput>
{
    private (Picture? Picture, PictureFault? Fault) read;

    public static Permission Requires => CatalogPermissions.Write;

    public async Task PrepareAsync(SetProductPictureInput input, CancellationToken ct)
    {
        if (input.Picture is { } sent)
            read = await pictures.ReadAsync(sent.Content, ct);
    }

    public override async Task<Outcome> HandleAsync(SetProductPictureInput input, CancellationToken ct)
    {
        if (await db.Products.SingleOrDefaultAsync(product => product.Id == input.Id, ct) is not { } product)
            return new ProductNotFoundError("input", "id");

        if (product.Version != input.ExpectedVersion)
            return new ProductVersionConflictError(input.ExpectedVersion, product);

        var problems = new Problems().Require(input.Picture is null || input.Link is null, "Give a picture or a link, not both.", "link");
        var link = problems.OptionalLine(input.Link, Product.MaxLink, "link") is { } text ? Checked(text, problems) : null;
        await images.CheckAsync(read, product.Picture, problems, ct, "picture");

        if (problems.Any)
            return problems;

        if (link is not null)
            product.Fetch(link, clock.GetUtcNow());
        else
            product.Show(await images.ReplaceAsync(product.Picture, read.Picture, ct), clock.GetUtcNow());

        return product;
    }

    // Where it leads is asked when it is dialled: what a name says now may be something else then.
    private static Uri? Checked(string text, Problems problems)
    {
        var link = Uri.TryCreate(text, UriKind.Absolute, out var read) && read.Scheme == Uri.UriSchemeHttps && read.UserInfo is "" && read.AbsoluteUri.Length <= Product.MaxLink ? read : null;
        problems.Require(link is not null, $"This is no link to a picture: it begins with https://, names nobody before the host and has at most {Product.MaxLink} characters.", "link");

        return link;
    }
}
