using System.Security.Cryptography;
using OrderCloud.Platform;
using OrderCloud.Platform.Graph.Data;

namespace OrderCloud.Host;

/// <summary>The key that seals cursors, kept in the data directory: a page that was open before a restart can be turned after it.</summary>
internal static class CursorKeyFile
{
    private const int KeyBytes = 32;

    public static CursorKeys Load(IConfiguration configuration)
    {
        var directory = Directory.CreateDirectory(Path.Combine(PlatformServices.DataDirectory(configuration), "keys"));
        var path = Path.Combine(directory.FullName, "cursors.key");

        if (!File.Exists(path))
            Create(path);

        var key = File.ReadAllBytes(path);

        return key.Length == KeyBytes ? new CursorKeys(key) : throw new Platform.Persistence.SettingException($"Data:Directory holds a keys/cursors.key that is not {KeyBytes} bytes long: remove it, and open pages start anew.");
    }

    // Written aside and moved: two hosts that start at once end up with one key.
    private static void Create(string path)
    {
        var draft = $"{path}.{Guid.NewGuid():N}";
        using (var file = new FileStream(draft, Options))
            file.Write(RandomNumberGenerator.GetBytes(KeyBytes));

        try
        {
            File.Move(draft, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(draft);
        }
    }

    private static FileStreamOptions Options => OperatingSystem.IsWindows()
        ? new() { Mode = FileMode.CreateNew, Access = FileAccess.Write }
        : new() { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite };
}
