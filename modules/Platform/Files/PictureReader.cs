using SkiaSharp;

namespace OrderCloud.Platform.Files;

/// <summary>Why something that was sent is shown as no picture.</summary>
public enum PictureFault
{
    /// <summary>It has more bytes than a picture may have.</summary>
    TooLarge,

    /// <summary>It is no PNG, JPEG or WebP picture.</summary>
    NoPicture,

    /// <summary>It would open into more pixels than a picture may have.</summary>
    TooManyPixels,

    /// <summary>It is one, but damaged or cut off.</summary>
    Damaged,
}

/// <summary>A picture that somebody sent and that opens.</summary>
/// <param name="MediaType">By its bytes, whatever the sender called it.</param>
/// <param name="Small">For lists, a WebP without what the sender's camera wrote into his; null where the picture itself is no longer.</param>
public sealed record Picture(byte[] Content, string MediaType, byte[]? Small);

/// <summary>
/// Opens the pictures that people send, to see that they open and to make the small ones of lists. What is opened is bounded before: bytes,
/// then pixels by what the first bytes say, then how many are open at once. Asked before a transaction begins: it takes up to a second.
/// </summary>
public sealed class PictureReader : IDisposable
{
    /// <summary>Pixels of a small picture, along its longer side.</summary>
    public const int SmallSide = 160;

    /// <summary>Of one picture. Open, each takes four bytes: a page of a few KiB can claim billions of them.</summary>
    public const int MaxMegapixels = 16;

    private const int AtOnce = 2, Quality = 80;

    private readonly SemaphoreSlim seats = new(AtOnce);

    internal PictureReader() { }

    /// <returns>The picture, or why it is none.</returns>
    public async Task<(Picture? Picture, PictureFault? Fault)> ReadAsync(ReadOnlyMemory<byte> content, CancellationToken ct)
    {
        if (content.Length > Images.MaxBytes)
            return (null, PictureFault.TooLarge);

        if (FileContent.ImageTypeOf(content.Span) is not { } mediaType)
            return (null, PictureFault.NoPicture);

        await seats.WaitAsync(ct);

        try
        {
            return Open(content.ToArray(), mediaType);
        }
        finally
        {
            seats.Release();
        }
    }

    public void Dispose() => seats.Dispose();

    private static (Picture?, PictureFault?) Open(byte[] content, string mediaType)
    {
        using var data = SKData.CreateCopy(content);
        using var codec = SKCodec.Create(data);

        if (codec is null)
            return (null, PictureFault.Damaged);

        if ((long)codec.Info.Width * codec.Info.Height > MaxMegapixels * 1_000_000L)
            return (null, PictureFault.TooManyPixels);

        // A JPEG needn't be opened to its full size to be made small. It comes in eighths: twice what is needed is never less than that.
        var size = codec.GetScaledDimensions(Math.Min(1, 2f * SmallSide / Math.Max(codec.Info.Width, codec.Info.Height)));
        using var open = new SKBitmap(new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Premul));

        if (codec.GetPixels(open.Info, open.GetPixels()) is not SKCodecResult.Success)
            return (null, PictureFault.Damaged);

        var small = Shrink(open, codec.EncodedOrigin);

        return (new(content, mediaType, small.Length < content.Length ? small : null), null);
    }

    private static byte[] Shrink(SKBitmap open, SKEncodedOrigin origin)
    {
        var by = Math.Min(1f, (float)SmallSide / Math.Max(open.Width, open.Height));
        var (width, height) = (Math.Max(1, (int)MathF.Round(open.Width * by)), Math.Max(1, (int)MathF.Round(open.Height * by)));
        using var small = open.Resize(new SKImageInfo(width, height), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        using var upright = Upright(small, origin);
        using var written = upright.Encode(SKEncodedImageFormat.Webp, Quality);

        return written.ToArray();
    }

    // A camera that was held on its side says so beside the pixels, and browsers turn what they show; the small one keeps nothing beside its pixels.
    private static SKBitmap Upright(SKBitmap small, SKEncodedOrigin origin)
    {
        var (w, h) = ((float)small.Width, (float)small.Height);
        SKMatrix turn = origin switch
        {
            SKEncodedOrigin.TopRight => new(-1, 0, w, 0, 1, 0, 0, 0, 1),
            SKEncodedOrigin.BottomRight => new(-1, 0, w, 0, -1, h, 0, 0, 1),
            SKEncodedOrigin.BottomLeft => new(1, 0, 0, 0, -1, h, 0, 0, 1),
            SKEncodedOrigin.LeftTop => new(0, 1, 0, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightTop => new(0, -1, h, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightBottom => new(0, -1, h, -1, 0, w, 0, 0, 1),
            SKEncodedOrigin.LeftBottom => new(0, 1, 0, -1, 0, w, 0, 0, 1),
            _ => SKMatrix.Identity,
        };
        var lies = origin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;
        var upright = new SKBitmap(lies ? small.Height : small.Width, lies ? small.Width : small.Height);
        using var canvas = new SKCanvas(upright);
        canvas.Clear(SKColors.Transparent);
        canvas.SetMatrix(turn);
        canvas.DrawBitmap(small, 0, 0, SKSamplingOptions.Default);

        return upright;
    }
}
