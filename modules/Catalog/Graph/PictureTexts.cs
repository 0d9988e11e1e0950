using OrderCloud.Catalog.Domain;
using OrderCloud.Platform.Files;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Catalog.Graph;

/// <summary>Why a link brought no picture, for people. Nothing of what was answered, and nothing of where the host stands.</summary>
internal static class PictureTexts
{
    public static Text Of(PictureFailure why) => why switch
    {
        PictureFailure.AddressRefused => "The link leads to an address that is not called. Use one that everybody can open.",
        PictureFailure.Unreachable => "Nobody answered at the link. Check it, or try again later.",
        PictureFailure.StatusRefused => "The link leads to no file: it was answered by an error or led elsewhere. Use the address of the picture itself.",
        PictureFailure.TooLarge => (Text)$"The picture is too large: at most {Images.MaxBytes >> 10} KiB and {PictureReader.MaxMegapixels} million pixels are accepted. Make it smaller.",
        PictureFailure.NoPicture => "The link leads to no PNG, JPEG or WebP picture that opens. Use the address of the picture itself.",
        PictureFailure.NoRoom => "The company's pictures take up all of their room.",
        _ => throw new InvalidOperationException($"{why} has no words."),
    };
}
