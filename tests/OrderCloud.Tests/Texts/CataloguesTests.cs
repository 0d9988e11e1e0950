using System.Text.Json;
using System.Text.RegularExpressions;
using OrderCloud.Tests.Architecture;

namespace OrderCloud.Tests.Texts;

/// <summary>Every refusal can be said in both Chinese scripts.</summary>
public sealed partial class CataloguesTests
{
    private static readonly string[] Chinese = ["zh-CN", "zh-TW"];

    public static TheoryData<string> EachModule => [.. Folders.Under("modules").Where(module => module != "Contracts")];

    [Theory, MemberData(nameof(EachModule))]
    public void A_modules_sentences_are_in_both_catalogues(string module)
    {
        var said = Folders.Files($"modules/{module}", "*.cs").Where(file => !file.Contains("/Migrations/", StringComparison.Ordinal))
            .Where(file => module != "Platform" || file.EndsWith("/Graph/Error.cs", StringComparison.Ordinal) || (file.Contains("/Files/", StringComparison.Ordinal) && !file.EndsWith("Endpoint.cs", StringComparison.Ordinal)))
            .SelectMany(file => Sentences.Of(File.ReadAllText(Folders.At(file)))).Distinct().ToList();

        foreach (var language in Chinese)
            Assert.Empty(said.Except(Read(module, language).Keys));
    }

    [Theory, MemberData(nameof(EachModule))]
    public void A_translation_fills_in_the_same_places_and_is_no_copy(string module)
    {
        foreach (var language in Chinese)
            foreach (var (english, translated) in Read(module, language))
            {
                Assert.Equal(Places(english), Places(translated));
                Assert.Contains(translated, letter => letter is >= '\u4e00' and <= '\u9fff');
            }
    }

    [Fact]
    public void No_arm_of_a_switch_fills_its_values_in_before_it_can_be_translated()
    {
        var files = Folders.Files("modules", "*.cs").Concat(Folders.Files("host", "*.cs")).ToList();

        Assert.Empty(files.SelectMany(file => FilledIn(File.ReadAllText(Folders.At(file)))));
        Assert.True(files.Count(file => SwitchOfTexts().IsMatch(File.ReadAllText(Folders.At(file)))) > 3);
        Assert.Equal(["X.A => $\"{it} is late.\""], FilledIn("""
            private static Text Say(X it) => it switch
            {
                X.A => $"{it} is late.",
                X.B => (Text)$"{it} is early.",
            };
            """));
    }

    [Fact]
    public void The_scripts_are_told_apart()
    {
        // Characters that only one of the scripts writes.
        Assert.All(Folders.Under("modules").Where(module => module != "Contracts"), module =>
        {
            Assert.DoesNotMatch("[這個單為與會無請誤數據價]", string.Concat(Read(module, "zh-CN").Values));
            Assert.DoesNotMatch("[这个单为与会无请误数据价]", string.Concat(Read(module, "zh-TW").Values));
        });
    }

    [Fact]
    public void The_search_finds_sentences_and_leaves_the_rest()
    {
        Assert.Equal(["At most {0} lines.", "There is no such order."], Sentences.Of("""
            problems.Require(fits, $"At most {limit} lines.", "lines");
            throw new InvalidOperationException("This is for developers.");
            // "A comment says nothing."
            internal sealed record X() : Error("ORDER_NOT_FOUND", "There is no such order.", "input", "id");
            """));
    }

    [Fact]
    public void What_refuses_an_argument_speaks_to_people_and_is_found()
    {
        Assert.Equal(["The period is too long: at most {0} days are accepted."], Sentences.Of("""throw new ArgumentRefusal($"The period is too long: at most {maxDays} days are accepted.");"""));
        Assert.True(Folders.Files("modules/Analytics", "*.cs").SelectMany(file => Sentences.Of(File.ReadAllText(Folders.At(file)))).Count() >= 3);
    }

    private static Dictionary<string, string> Read(string module, string language) =>
        Folders.At($"modules/{module}/Texts.{language}.json") is var path && File.Exists(path)
            ? JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(path))! : [];

    private static IEnumerable<string> FilledIn(string code) => SwitchOfTexts().Matches(code).SelectMany(match => FilledInArm().Matches(match.Value)).Select(match => match.Value.Trim());

    private static IEnumerable<string> Places(string format) => Place().Matches(format).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\bText \w+\([^\n]*\) => [^\n]* switch\s*\{.*?\n\s*\};", RegexOptions.Singleline)]
    private static partial Regex SwitchOfTexts();

    [GeneratedRegex(@"[\w.]+ => \$""[^""]*""")]
    private static partial Regex FilledInArm();

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Place();
}
