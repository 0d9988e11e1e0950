using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;

namespace OrderCloud.Host.Identity;

/// <summary>
/// Passwords that are guessed first: at most two pieces, each a common password, a run of one character or a straight
/// sequence; with letters as look-alikes, or with other marks in front and behind, they are no better.
/// </summary>
internal static partial class CommonPasswords
{
    private const int ShortestPiece = 4;

    private static readonly FrozenSet<string> Known = Read();

    public static bool Contains(string password)
    {
        var bare = Marks().Replace(password.ToLowerInvariant(), "");

        return password.Distinct().Count() < 4 || IsWeak(bare) || IsWeak(WithoutLookAlikes(bare)) || IsWeak(WithoutLookAlikes(password.ToLowerInvariant()));
    }

    private static bool IsWeak(string text) =>
        IsPiece(text) || Enumerable.Range(1, Math.Max(0, text.Length - 1)).Any(at => IsPiece(text[..at]) && IsPiece(text[at..]));

    // What is left after a common password may be short: a year, an exclamation mark.
    private static bool IsPiece(string text) => text.Length < ShortestPiece || Known.Contains(text) || IsRun(text, step: 0) || IsRun(text, step: 1) || IsRun(text, step: -1) || IsYear(text);

    /// <summary>aaaa, 1234, 9876; after 9 comes 0.</summary>
    private static bool IsRun(string text, int step) =>
        text.Zip(text.Skip(1)).All(pair => pair.Second - pair.First == step || (step == 1 && pair is ('9', '0')) || (step == -1 && pair is ('0', '9')));

    private static bool IsYear(string text) => text.Length == 4 && text.All(char.IsAsciiDigit) && text[0] is '1' or '2';

    private static string WithoutLookAlikes(string text) => new StringBuilder(text)
        .Replace('@', 'a').Replace('4', 'a').Replace('3', 'e').Replace('1', 'i').Replace('!', 'i').Replace('0', 'o').Replace('$', 's').Replace('5', 's').Replace('7', 't').ToString();

    private static FrozenSet<string> Read()
    {
        using var reader = new StreamReader(typeof(CommonPasswords).Assembly.GetManifestResourceStream("CommonPasswords.txt")!);

        return reader.ReadToEnd().Split('\n').Where(line => line is [not '#', ..]).ToFrozenSet();
    }

    [GeneratedRegex(@"\A[^\p{L}\p{Nd}]+|[^\p{L}\p{Nd}]+\z")]
    private static partial Regex Marks();
}
