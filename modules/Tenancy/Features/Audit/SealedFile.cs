using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using OrderCloud.Platform;

namespace OrderCloud.Tenancy.Features.Audit;

/// <summary>
/// A file outside the database, under <c>audit</c> in the data directory: lines that are sealed by the key ring, which lies outside
/// the database too. Whoever can write the database can neither make such a line nor change one. Copy the file to where its keeper
/// is another; a line that is gone proves nothing any more.
/// </summary>
internal sealed class SealedFile(string name, IConfiguration configuration, IDataProtectionProvider protection)
{
    private readonly IDataProtector seal = protection.CreateProtector($"OrderCloud.Tenancy.Audit.{name}");
    private readonly string path = Path.Combine(PlatformServices.DataDirectory(configuration), "audit", name);
    private readonly Lock writing = new();

    public void Append(IEnumerable<string> texts)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);

        lock (writing)
            File.AppendAllLines(path, texts.Select(text => $"{text} {Convert.ToBase64String(seal.Protect(Encoding.UTF8.GetBytes(text)))}"));
    }

    /// <summary>What was written and is as it was; other lines count for nothing.</summary>
    /// <param name="beginning">Only texts that begin so.</param>
    public IEnumerable<string> Read(string beginning = "")
    {
        if (!File.Exists(path))
            yield break;

        // Another process may be appending.
        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));

        while (reader.ReadLine() is { } line)
            if (line.StartsWith(beginning, StringComparison.Ordinal) && line.LastIndexOf(' ') is > 0 and var end && IsSealed(line[..end], line[(end + 1)..]))
                yield return line[..end];
    }

    private bool IsSealed(string text, string with)
    {
        try
        {
            return Encoding.UTF8.GetString(seal.Unprotect(Convert.FromBase64String(with))) == text;
        }
        catch (Exception bad) when (bad is FormatException or CryptographicException)
        {
            // Half a line of a process that was killed, or one that somebody else has written.
            return false;
        }
    }
}
