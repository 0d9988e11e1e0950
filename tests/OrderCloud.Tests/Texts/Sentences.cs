using System.Text.RegularExpressions;

namespace OrderCloud.Tests.Texts;

/// <summary>Finds, in the sources of a module, what it may say to people.</summary>
internal static partial class Sentences
{
    /// <summary>The formats of all sentences, with {0} for what is filled in, as <c>Text</c> keeps them.</summary>
    public static IEnumerable<string> Of(string source) => source.Split('\n')
        .Where(line => !NotForPeople().IsMatch(line))
        .SelectMany(line => Literal().Matches(line).Select(match => Format(match.Groups["text"].Value, match.Value[0] == '$')))
        .Where(text => Sentence().IsMatch(text));

    private static string Format(string literal, bool isInterpolated)
    {
        var text = literal.Replace("\\\"", "\"", StringComparison.Ordinal);
        var place = 0;

        return isInterpolated ? Hole().Replace(text, _ => $"{{{place++}}}") : text;
    }

    // Comments, exceptions, logs, descriptions of the schema and reasons of the audit log are for developers.
    [GeneratedRegex(@"^\s*//|(?<!FileRefused)Exception\(|LoggerMessage|Describe\(|NotAudited\(|Description|\.Extend")]
    private static partial Regex NotForPeople();

    [GeneratedRegex("""\$?"(?<text>(?:[^"\\]|\\.)*)"(?!")""")]
    private static partial Regex Literal();

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex Hole();

    [GeneratedRegex(@"^(?:[A-Z]|\{0\}).* .*[.?]$")]
    private static partial Regex Sentence();
}
