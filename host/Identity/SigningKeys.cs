using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.IdentityModel.Tokens;
using OrderCloud.Platform.Graph.Data;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Host.Identity;

/// <summary>
/// The keys that sign and encrypt tokens, and those that seal cursors: files under <c>keys</c> in the data directory, sealed by data protection, for their
/// owner's eyes only. The newest works once it has been published for an hour; older ones still prove what they signed, until nothing of theirs can be alive.
/// </summary>
internal sealed class SigningKeys(DirectoryInfo directory, IDataProtectionProvider protection, TimeProvider clock)
{
    private static readonly TimeSpan RenewedAfter = TimeSpan.FromDays(90), PublishedFor = TimeSpan.FromHours(1), KeptFor = TimeSpan.FromDays(120), CursorsLast = TimeSpan.FromHours(24);
    private const string TimeFormat = "yyyyMMdd'T'HHmmss'Z'", Signing = "signing", Encryption = "encryption", Cursors = "cursors";

    private readonly IDataProtector sealing = protection.CreateProtector("OrderCloud.Identity.SigningKeys");

    /// <summary>The one that signs first.</summary>
    public IReadOnlyList<SecurityKey> ForSigning() => [.. Load(Signing, NewRsa).Select(file => new RsaSecurityKey(RsaFrom(Read(file.Path))))];

    /// <summary>The one that encrypts first.</summary>
    public IReadOnlyList<SecurityKey> ForEncryption() => [.. Load(Encryption, NewBytes).Select(file => new SymmetricSecurityKey(Read(file.Path)))];

    /// <summary>The one that seals; the others open what they sealed until the next one has sealed for a day, and what another host, whose clock is ahead, seals already.</summary>
    public CursorKeys ForCursors()
    {
        var since = clock.GetUtcNow() - PublishedFor - CursorsLast;
        var working = Load(Cursors, NewBytes)[0];
        var files = Files(Cursors);

        return new(Read(working.Path), [.. files.Where((file, at) => file != working && (at == 0 || files[at - 1].MadeAt > since)).Select(file => (ReadOnlyMemory<byte>)Read(file.Path))]);
    }

    /// <summary>Makes new keys in time.</summary>
    /// <returns>Names what <see cref="ForSigning"/> and <see cref="ForEncryption"/> give now.</returns>
    public string Renew() => string.Join(' ', Load(Signing, NewRsa).Concat(Load(Encryption, NewBytes)).Select(file => Path.GetFileName(file.Path)));

    /// <summary>Makes new keys before their time. Hosts publish them within minutes, and sign by them from an hour on.</summary>
    public void Add()
    {
        Write(NewPath(Signing), NewRsa());
        Write(NewPath(Encryption), NewBytes());
        Write(NewPath(Cursors), NewBytes());
    }

    private static byte[] NewRsa()
    {
        using var rsa = RSA.Create(2048);

        return rsa.ExportPkcs8PrivateKey();
    }

    private static RSA RsaFrom(byte[] bytes)
    {
        var rsa = RSA.Create();
        rsa.ImportPkcs8PrivateKey(bytes, out _);

        return rsa;
    }

    private static byte[] NewBytes() => RandomNumberGenerator.GetBytes(32);

    private List<(string Path, DateTimeOffset MadeAt)> Load(string use, Func<byte[]> make)
    {
        var now = clock.GetUtcNow();
        var files = Files(use).Where(file => file.MadeAt > now - KeptFor).ToList();

        if (files is not [var newest, ..] || newest.MadeAt < now - RenewedAfter)
        {
            Write(NewPath(use), make());
            files = [.. Files(use).Where(file => file.MadeAt > now - KeptFor)];
        }

        // The very first has nobody to wait for, and works until another has been published long enough.
        var working = files.Find(file => file.MadeAt <= now - PublishedFor) is { Path: not null } known ? known : files[^1];

        return [working, .. files.Where(file => file != working)];
    }

    private string NewPath(string use) => Path.Combine(directory.FullName, $"{use}-{clock.GetUtcNow().ToString(TimeFormat, CultureInfo.InvariantCulture)}-{Guid.NewGuid():N}.key");

    private List<(string Path, DateTimeOffset MadeAt)> Files(string use) =>
    [
        .. from path in Directory.EnumerateFiles(directory.FullName, $"{use}-*.key")
           let name = Path.GetFileName(path)
           let stamp = name.Split('-') is [_, var text, ..] ? text : ""
           where DateTimeOffset.TryParseExact(stamp, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _)
           let madeAt = DateTimeOffset.ParseExact(stamp, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)
           orderby madeAt descending, name
           select (path, madeAt),
    ];

    // Under another name first: another process never reads half a key.
    private void Write(string path, byte[] key)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };

        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

        using (var file = new FileStream($"{path}.new", options))
            file.Write(sealing.Protect(key));

        File.Move($"{path}.new", path);
    }

    private byte[] Read(string path)
    {
        try
        {
            return sealing.Unprotect(File.ReadAllBytes(path));
        }
        catch (CryptographicException)
        {
            throw new SettingException($"Data:Directory: the key {path} can't be opened. Restore the whole directory 'keys' from one backup, or remove it: then tokens given out so far count no longer, and open pages start anew.");
        }
    }
}
