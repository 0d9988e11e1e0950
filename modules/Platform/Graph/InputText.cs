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

    /// <summary>For names that another system gives and nobody can be asked about: without control characters and broken Unicode, cut to its length.</summary>
    public static string Tidy(string text, int maxLength)
    {
        var tidy = new StringBuilder();

        foreach (var letter in text.Trim().EnumerateRunes().Where(letter => !Rune.IsControl(letter)).TakeWhile(letter => tidy.Length + letter.Utf16SequenceLength <= maxLength))
            tidy.Append(letter);

        return tidy.ToString();
    }

    // A zero width space or joiner alone is nothing that anybody could see or type; within a text, joiners make emoji and letters what they are.
    private static string Trimmed(string? text) =>
        text?.Trim() is { } trimmed && trimmed.EnumerateRunes().Any(letter => !Rune.IsWhiteSpace(letter) && Rune.GetUnicodeCategory(letter) is not UnicodeCategory.Format) ? trimmed : "";

    private static string Checked(Problems problems, string text, int maxLength, bool lines, string[] field)
    {
        problems.Require(text.Length <= maxLength, $"This is {text.Length} characters long: at most {maxLength} are accepted.", field);
        problems.Require(IsPrintable(text, lines), "This contains control characters or broken Unicode: remove them.", field);

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

            if (char.IsSurrogate(letter) && !char.IsSurrogatePair(text, index++))
                return false;
        }

        return true;
    }
}
