using System.Globalization;
using System.Text;

namespace OrderCloud.Platform.Graph;

/// <summary>Checks texts that people type: trimmed, bounded, and without characters that a database or a printer chokes on.</summary>
public static class InputText
{
    extension(Problems problems)
    {
        /// <summary>One line that must be there.</summary>
        /// <returns>The trimmed text; empty when it was refused.</returns>
        public string Line(string? text, int maxLength, params string[] field)
        {
            var trimmed = Trimmed(text);
            problems.Require(trimmed is not "", "This must not be empty.", field);

            return Checked(problems, trimmed, maxLength, lines: false, field);
        }

        /// <summary>One line that may be missing.</summary>
        /// <returns>The trimmed text; null when there is none.</returns>
        public string? OptionalLine(string? text, int maxLength, params string[] field) =>
            Trimmed(text) is { Length: > 0 } trimmed ? Checked(problems, trimmed, maxLength, lines: false, field) : null;

        /// <summary>Text of several lines that may be missing.</summary>
        /// <returns>The trimmed text; null when there is none.</returns>
        public string? OptionalLines(string? text, int maxLength, params string[] field) =>
            Trimmed(text) is { Length: > 0 } trimmed ? Checked(problems, trimmed, maxLength, lines: true, field) : null;
    }

    /// <summary>For names that another system gives, or that were kept before, and nobody can be asked about: one line without control characters and broken Unicode, cut to its length.</summary>
    public static string Tidy(string text, int maxLength)
    {
        var tidy = new StringBuilder();

        foreach (var letter in text.Trim().EnumerateRunes().Where(letter => !Rune.IsControl(letter) && !IsHidden(letter.Value)).TakeWhile(letter => tidy.Length + letter.Utf16SequenceLength <= maxLength))
            tidy.Append(letter);

        return tidy.ToString();
    }

    // A zero width space or joiner alone is nothing that anybody could see or type; within a text, joiners make emoji and letters what they are.
    private static string Trimmed(string? text) =>
        text?.Trim() is { } trimmed && trimmed.EnumerateRunes().Any(letter => !Rune.IsWhiteSpace(letter) && Rune.GetUnicodeCategory(letter) is not UnicodeCategory.Format) ? trimmed : "";

    private static string Checked(Problems problems, string text, int maxLength, bool lines, string[] field)
    {
        problems.Require(text.Length <= maxLength, $"This is {text.Length} characters long: at most {maxLength} are accepted.", field);
        problems.Require(IsPrintable(text, lines), "This contains control characters, signs that turn the direction of writing, or broken Unicode: remove them, best by typing it anew.", field);

        return text;
    }

    // PostgreSQL refuses U+0000, and half of a surrogate pair has no UTF-8 form.
    private static bool IsPrintable(string text, bool lines)
    {
        for (var index = 0; index < text.Length; index++)
        {
            var letter = text[index];

            if (char.IsControl(letter) && !(lines && letter is '\n' or '\r' or '\t'))
                return false;

            if (!lines && IsHidden(letter))
                return false;

            if (char.IsSurrogate(letter) && !char.IsSurrogatePair(text, index++))
                return false;
        }

        return true;
    }

    // Line and paragraph separators, and what turns the direction of all that follows: a name stands in sentences of ours, and must not
    // rearrange them. The marks U+200E and U+200F turn nothing but what stands beside them, and are at home in names.
    private static bool IsHidden(int letter) => letter is 0x2028 or 0x2029 or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);
}
