namespace OrderCloud.Platform.Files;

/// <summary>What a file is, by its bytes and never by its name or what the client calls it.</summary>
internal static class FileContent
{
    private static ReadOnlySpan<byte> Gzip => [0x1F, 0x8B, 0x08];

    /// <summary>Looks at the first bytes and goes back to the start.</summary>
    public static bool IsGzip(FileStream file)
    {
        Span<byte> start = stackalloc byte[3];
        var length = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        file.Position = 0;

        return start[..length].SequenceEqual(Gzip);
    }

    /// <returns>The media type of a picture that browsers show and that can hold no script; null for anything else, SVG too.</returns>
    public static string? ImageTypeOf(ReadOnlySpan<byte> content) => content switch
    {
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, _, ..] => "image/png",
        [0xFF, 0xD8, 0xFF, _, ..] => "image/jpeg",
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', _, ..] => "image/webp",
        _ => null,
    };

    /// <param name="start">The first block of the unpacked file.</param>
    /// <exception cref="FileRefusedException">It is empty, or no text.</exception>
    public static void RequireText(ReadOnlySpan<byte> start)
    {
        if (start.IsEmpty)
            throw new FileRefusedException(FileRefusedException.Unreadable, "The file is empty. Export it again and upload that.");

        // Workbooks, archives, images and UTF-16 all hold NUL bytes early; text in the encodings that are read never does.
        if (start.Contains((byte)0) || start.StartsWith("%PDF"u8) || start.StartsWith("PK"u8))
            throw new FileRefusedException(FileRefusedException.Unreadable, "The file is no text: save it as CSV in UTF-8, and pack it with gzip if you like.");
    }
}
