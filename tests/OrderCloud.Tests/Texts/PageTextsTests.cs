using System.Text.Json;
using System.Text.RegularExpressions;
using OrderCloud.Tests.Architecture;

namespace OrderCloud.Tests.Texts;

/// <summary>The host's pages and mails say nothing that is not in the catalogues.</summary>
public sealed partial class PageTextsTests
{
    private static readonly string[] Chinese = ["zh-CN", "zh-TW"];

    [Fact]
    public void What_the_pages_say_is_in_both_catalogues_and_nothing_else_is()
    {
        var said = Razor().SelectMany(file => Said(File.ReadAllText(Folders.At(file)))).Concat(Folders.Files("host/Identity", "*.cs").Where(IsOfPages).SelectMany(file => InCode(File.ReadAllText(Folders.At(file))))).ToHashSet();

        Assert.True(said.Count > 30);

        foreach (var language in Chinese)
        {
            Assert.Empty(said.Except(Read(language).Keys));
            Assert.Empty(Read(language).Keys.Except(said));
        }
    }

    [Fact]
    public void Each_translation_fills_in_the_same_places_in_its_own_script()
    {
        foreach (var language in Chinese)
            Assert.All(Read(language), entry => Assert.Equal(Places(entry.Key), Places(entry.Value)));

        Assert.DoesNotMatch("[這個單為與會無請誤數據價註冊證]", string.Concat(Read("zh-CN").Values));
        Assert.DoesNotMatch("[这个单为与会无请误数据价册证码]", string.Concat(Read("zh-TW").Values));
    }

    [Fact]
    public void No_markup_holds_words_of_its_own()
    {
        Assert.NotEmpty(Razor());
        Assert.All(Razor(), file => Assert.Empty(Words(File.ReadAllText(Folders.At(file)))));
    }

    [Fact]
    public void The_search_finds_words_in_markup_and_what_is_said()
    {
        Assert.Equal(["Hello"], Words("@inherits X\n<p class=\"a\">Hello <a href=\"@B(\"c\")\">@Say(\"there\")</a></p>\n@code { string x = \"y\"; }"));
        Assert.Equal(["there", "You have {0} of {1}."], Said("<p>@Say(\"there\") @Say($\"You have {all.Count(it => it.Is)} of {Max}.\")</p>"));
    }

    private static bool IsOfPages(string file) => file.Contains("/Pages/", StringComparison.Ordinal) || file.Contains("/Mail/", StringComparison.Ordinal);

    private static List<string> Razor() => [.. Folders.Files("host/Identity", "*.razor").Where(file => !file.EndsWith("_Imports.razor", StringComparison.Ordinal))];

    private static IEnumerable<string> Said(string source) => Saying().Matches(source).Select(match => match.Groups["plain"].Success ? match.Groups["plain"].Value : Format(match.Groups["filled"].Value));

    // In code a Text may be handed on before it is said: then it is a sentence, or, in mails, whatever is no path.
    private static IEnumerable<string> InCode(string source) => source.Contains("class Mails(", StringComparison.Ordinal)
        ? Literal().Matches(source).Select(match => match.Value[0] == '$' ? Format(match.Groups["text"].Value) : match.Groups["text"].Value).Where(text => text is not "" && !text.Contains('/', StringComparison.Ordinal))
        : Sentences.Of(source).Concat(Said(source));

    private static string Format(string literal)
    {
        var place = 0;

        return Hole().Replace(literal, _ => $"{{{place++}}}");
    }

    private static IEnumerable<string> Words(string razor)
    {
        var markup = Code().Replace(razor, "");
        markup = Regex.Replace(markup, "@\\(?[A-Za-z.]*\\((?:[^()]|\\((?:[^()]|\\([^()]*\\))*\\))*\\)\\)?", "");
        markup = Regex.Replace(markup, "(@(if|foreach)|else if)[^\\n{]*", "");

        return Regex.Matches(markup, ">(?<text>[^<>]*)<").Select(match => Regex.Replace(match.Groups["text"].Value, "@[A-Za-z.]+|\\belse\\b|[{}()·›]", "").Trim()).Where(text => text.Any(char.IsLetter));
    }

    private static Dictionary<string, string> Read(string language) => JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(Folders.At($"host/Texts.{language}.json")))!;

    private static IEnumerable<string> Places(string format) => Place().Matches(format).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal);

    [GeneratedRegex("""\bSay\((?:"(?<plain>[^"]*)"|\$"(?<filled>(?:[^"{]|\{[^{}]*\})*)")\)""")]
    private static partial Regex Saying();

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex Hole();

    [GeneratedRegex(@"\$?""(?<text>[^""]*)""")]
    private static partial Regex Literal();

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"^@code \{(?:.|\n)*\z|^@(inherits|using|inject)[^\n]*", RegexOptions.Multiline)]
    private static partial Regex Code();
}
