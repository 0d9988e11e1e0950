using System.Buffers.Binary;
using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using OrderCloud.Platform.Files;
using SkiaSharp;

namespace OrderCloud.Tests.Platform;

/// <summary>What people send is opened with care: bounded before, and whatever its bytes are.</summary>
public sealed class PictureReaderTests : IDisposable
{
    private const string Whereabouts = "51.4779N 0.0015W";

    private readonly PictureReader reader = new();

    public void Dispose() => reader.Dispose();

    [Theory]
    [InlineData(SKEncodedImageFormat.Png, 800, 400, 160, 80), InlineData(SKEncodedImageFormat.Jpeg, 400, 1600, 40, 160), InlineData(SKEncodedImageFormat.Webp, 3000, 10, 160, 1), InlineData(SKEncodedImageFormat.Jpeg, 4000, 4000, 160, 160)]
    public async Task A_large_picture_has_a_small_one_of_the_same_shape(SKEncodedImageFormat format, int width, int height, int smallWidth, int smallHeight)
    {
        var (picture, fault) = await ReadAsync(Halves(format, width, height));

        Assert.Null(fault);
        using var small = SKBitmap.Decode(picture!.Small);
        Assert.Equal((smallWidth, smallHeight), (small.Width, small.Height));
    }

    [Fact]
    public async Task One_that_is_small_already_has_none_that_is_larger()
    {
        var icon = Halves(SKEncodedImageFormat.Png, 1, 1);

        var (picture, _) = await ReadAsync(icon);

        Assert.Equal("image/png", picture!.MediaType);
        Assert.Equal(icon, picture.Content);
        Assert.True(picture.Small is null || picture.Small.Length < icon.Length);
    }

    /// <summary>Orientation 6: held upright, written lying. What was to the left is shown at the top.</summary>
    [Fact]
    public async Task A_small_one_stands_upright_and_says_nothing_of_where_it_was_taken()
    {
        var taken = WithCameraWords(Halves(SKEncodedImageFormat.Jpeg, 800, 400), orientation: 6);
        Assert.Contains(Whereabouts, Encoding.Latin1.GetString(taken), StringComparison.Ordinal);

        var (picture, _) = await ReadAsync(taken);

        using var small = SKBitmap.Decode(picture!.Small);
        Assert.Equal((80, 160), (small.Width, small.Height));
        Assert.True(small.GetPixel(40, 20).Red > 200 && small.GetPixel(40, 20).Blue < 60, $"At the top: {small.GetPixel(40, 20)}");
        Assert.True(small.GetPixel(40, 140).Blue > 200 && small.GetPixel(40, 140).Red < 60, $"At the bottom: {small.GetPixel(40, 140)}");
        Assert.DoesNotContain(Whereabouts, Encoding.Latin1.GetString(picture.Small!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bomb_is_refused_by_what_it_says_of_itself_before_it_is_opened()
    {
        var bomb = Blank(30_000, 30_000);
        Assert.InRange(bomb.Length, 1, Images.MaxBytes);
        var clock = Stopwatch.StartNew();

        Assert.Equal((null, PictureFault.TooManyPixels), await ReadAsync(bomb));
        Assert.NotNull((await ReadAsync(Blank(int.MaxValue / 4, 1, rows: 1))).Fault);
        // One that promises much and holds little is cut off.
        Assert.Equal(PictureFault.Damaged, (await ReadAsync(Blank(4_000, 4_000, rows: 1))).Fault);

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(1), $"It took {clock.Elapsed}.");
        Assert.Null((await ReadAsync(Blank(4_000, 4_000))).Fault);
    }

    [Theory, InlineData(SKEncodedImageFormat.Png), InlineData(SKEncodedImageFormat.Jpeg), InlineData(SKEncodedImageFormat.Webp)]
    public async Task What_is_cut_off_anywhere_is_damaged(SKEncodedImageFormat format)
    {
        var whole = Halves(format, 300, 200);
        Assert.Null((await ReadAsync(whole)).Fault);

        for (var length = 20; length < whole.Length - 40; length += whole.Length / 20)
            Assert.Equal(PictureFault.Damaged, (await ReadAsync(whole[..length])).Fault);
    }

    [Fact]
    public async Task Something_else_is_no_picture_and_too_many_bytes_are_too_many()
    {
        Assert.Equal(PictureFault.NoPicture, (await ReadAsync("<svg/>"u8.ToArray())).Fault);
        Assert.Equal(PictureFault.NoPicture, (await ReadAsync([])).Fault);
        Assert.Equal(PictureFault.Damaged, (await ReadAsync([0xFF, 0xD8, 0xFF, 0xE0, 0x00, 0x10, .. "JFIF"u8, 0x00])).Fault);
        Assert.Equal(PictureFault.TooLarge, (await ReadAsync(new byte[Images.MaxBytes + 1])).Fault);
    }

    [Fact, Trait("Proves", "P14")]
    public async Task Whatever_the_bytes_are_it_answers()
    {
        var random = new Random(20_261);
        byte[][] good = [Halves(SKEncodedImageFormat.Png, 60, 40), Halves(SKEncodedImageFormat.Jpeg, 60, 40), Halves(SKEncodedImageFormat.Webp, 60, 40)];
        var opened = 0;

        for (var round = 0; round < 3_000; round++)
        {
            var bytes = good[round % good.Length].ToArray();

            for (var change = random.Next(1, 6); change > 0; change--)
                bytes[random.Next(4, bytes.Length)] = (byte)random.Next(256);

            var (picture, fault) = await ReadAsync(bytes);
            Assert.True(picture is null != fault is null);
            opened += picture is null ? 0 : 1;
        }

        Assert.InRange(opened, 1, 2_999);
    }

    private Task<(Picture? Picture, PictureFault? Fault)> ReadAsync(byte[] content) => reader.ReadAsync(content, TestContext.Current.CancellationToken);

    /// <summary>Red to the left, blue to the right.</summary>
    private static byte[] Halves(SKEncodedImageFormat format, int width, int height)
    {
        using var picture = new SKBitmap(width, height);
        using var canvas = new SKCanvas(picture);
        canvas.Clear(SKColors.Blue);
        using var red = new SKPaint { Color = SKColors.Red };
        canvas.DrawRect(0, 0, width / 2f, height, red);
        using var written = picture.Encode(format, 95);

        return written.ToArray();
    }

    // EXIF, big endian: one entry for how the camera was held, one for what it says of the place.
    private static byte[] WithCameraWords(byte[] jpeg, byte orientation)
    {
        byte[] words = [.. Encoding.ASCII.GetBytes(Whereabouts), 0];
        byte[] entries =
        [
            .. "MM"u8, 0, 42, 0, 0, 0, 8, 0, 2,
            0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0,
            0x01, 0x0E, 0, 2, 0, 0, 0, (byte)words.Length, 0, 0, 0, 38,
            0, 0, 0, 0, .. words,
        ];
        byte[] segment = [.. "Exif\0\0"u8, .. entries];
        var length = segment.Length + 2;

        return [0xFF, 0xD8, 0xFF, 0xE1, (byte)(length >> 8), (byte)length, .. segment, .. jpeg[2..]];
    }

    /// <summary>A PNG of one bit a pixel, all of them nought.</summary>
    private static byte[] Blank(int width, int height, int? rows = null)
    {
        using var packed = new MemoryStream();

        using (var zip = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            var row = new byte[1 + (Math.Min(width, 1 << 20) / 8)];

            for (var at = 0; at < (rows ?? height); at++)
                zip.Write(row);
        }

        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 1;

        return [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, .. Chunk("IHDR", header), .. Chunk("IDAT", packed.ToArray()), .. Chunk("IEND", [])];
    }

    private static byte[] Chunk(string name, byte[] content)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(name), .. content];
        var (length, check) = (new byte[4], new byte[4]);
        BinaryPrimitives.WriteInt32BigEndian(length, content.Length);
        BinaryPrimitives.WriteUInt32BigEndian(check, Crc(named));

        return [.. length, .. named, .. check];
    }

    private static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;

        foreach (var value in bytes)
        {
            crc ^= value;

            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        }

        return ~crc;
    }
}
