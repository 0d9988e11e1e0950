using System.Globalization;
using System.Security.Cryptography;

namespace OrderCloud.Platform.Sealing;

/// <summary>The outer keys of an installation that sets none: files for their owner's eyes only, made at the first start.</summary>
internal static class KeyFiles
{
    public static IReadOnlyList<byte[]> Load(string directory)
    {
        Directory.CreateDirectory(directory);

        // Two hosts that start at once make one file each: the name of the first is taken.
        if (Find(directory) is [])
            Create(Path.Combine(directory, "outer-0001.key"));

        return [.. Find(directory).Select(File.ReadAllBytes)];
    }

    /// <summary>Puts a new key in front of the others, some of which may have been taken out.</summary>
    public static void Add(string directory) =>
        Create(Path.Combine(directory, string.Create(CultureInfo.InvariantCulture, $"outer-{Find(directory).Select(NumberOf).FirstOrDefault() + 1:0000}.key")));

    private static List<string> Find(string directory) => [.. Directory.EnumerateFiles(directory, "outer-*.key").OrderDescending(StringComparer.Ordinal)];

    private static int NumberOf(string path) => int.TryParse(Path.GetFileNameWithoutExtension(path).AsSpan("outer-".Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    // Written aside and moved: nobody reads half a key.
    private static void Create(string path)
    {
        var draft = $"{path}.{Guid.NewGuid():N}.new";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };

        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

        using (var file = new FileStream(draft, options))
            file.Write(RandomNumberGenerator.GetBytes(32));

        try
        {
            File.Move(draft, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(draft);
        }
    }
}
