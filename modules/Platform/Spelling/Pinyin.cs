using System.Text;

namespace OrderCloud.Platform.Spelling;

/// <summary>How Han letters are spelt in Hanyu Pinyin: each by its commonest reading, without tones, ü as v.</summary>
public static class Pinyin
{
    /// <summary>How long it is at most: of a very long name the end can't be found by its sound.</summary>
    public const int MaxLength = 1_000;

    // A line for each syllable: the syllable, a space, the letters that are read so. Readings by pinyin-pro (MIT).
    private const string Table = "Pinyin.txt";

    private static readonly Lazy<Dictionary<char, string>> Syllables = new(Read);

    /// <summary>What a person types for it: its initials, a space, and all of it. Null for a text without Han letters.</summary>
    /// <example>青瓷 Cup 2: <c>qccup2 qingcicup2</c>.</example>
    public static string? InPinyin(this string text)
    {
        var (whole, initials, isHan) = (new StringBuilder(), new StringBuilder(), false);

        foreach (var letter in text)
        {
            if (Syllables.Value.TryGetValue(letter, out var syllable))
            {
                isHan = true;
                whole.Append(syllable);
                initials.Append(syllable[0]);
            }
            else if (char.IsLetterOrDigit(letter))
            {
                whole.Append(char.ToLowerInvariant(letter));
                initials.Append(char.ToLowerInvariant(letter));
            }
        }

        if (!isHan)
            return null;

        var both = $"{initials} {whole}";

        return both.Length <= MaxLength ? both : both[..MaxLength];
    }

    private static Dictionary<char, string> Read()
    {
        using var reader = new StreamReader(typeof(Pinyin).Assembly.GetManifestResourceStream(Table)!);
        var syllables = new Dictionary<char, string>();

        while (reader.ReadLine() is { } line)
        {
            var end = line.IndexOf(' ', StringComparison.Ordinal);

            foreach (var letter in line[(end + 1)..])
                syllables[letter] = line[..end];
        }

        return syllables;
    }
}
