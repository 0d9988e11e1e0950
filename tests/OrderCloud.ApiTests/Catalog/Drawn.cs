using SkiaSharp;

namespace OrderCloud.ApiTests.Catalog;

/// <summary>Pictures as people send them.</summary>
internal static class Drawn
{
    public static readonly byte[] Png = Picture(SKEncodedImageFormat.Png, 4, 4), Jpeg = Picture(SKEncodedImageFormat.Jpeg, 4, 4), WebP = Picture(SKEncodedImageFormat.Webp, 4, 4);

    /// <summary>Circles, so that it takes more bytes than a plain one.</summary>
    public static byte[] Picture(SKEncodedImageFormat format, int width, int height)
    {
        using var picture = new SKBitmap(width, height);
        using var canvas = new SKCanvas(picture);
        canvas.Clear(SKColors.SteelBlue);
        using var paint = new SKPaint { Color = SKColors.Goldenrod };

        for (var at = 0; at < 40; at++)
            canvas.DrawCircle(at * 37 % width, at * 53 % height, width / 12f, paint);

        using var written = picture.Encode(format, 90);

        return written.ToArray();
    }

    /// <summary>How wide and high a picture is.</summary>
    public static (int Width, int Height) SizeOf(byte[] picture)
    {
        using var read = SKBitmap.Decode(picture);

        return (read.Width, read.Height);
    }
}
