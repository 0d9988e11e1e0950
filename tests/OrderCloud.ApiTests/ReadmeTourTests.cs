using System.Diagnostics;
using System.Text.RegularExpressions;
using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests;

/// <summary>What the README and the storefront's page show is what happens: their commands are run, their answers compared.</summary>
public abstract partial class ReadmeTourTests(HostFixture host) : ApiTest(host)
{
    private const string Wildcard = "…";

    [Theory, InlineData("README.md"), InlineData("docs/storefront.md")]
    public async Task The_tour_gives_the_answers_that_the_page_shows(string page)
    {
        var steps = Steps(await File.ReadAllTextAsync(Path.Combine(Repository(), page), Cancelled));
        Assert.True(steps.Count(step => step.Answer is not null) >= 10, $"{page} has no tour.");

        // One shell for all steps: they hand ids on in variables.
        const string Mark = "=== step ===";
        var script = string.Concat(steps.Select(step => $"{step.Commands}\necho '{Mark}'\n")).Replace("http://localhost:5080", Host.Address.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal);
        var answers = (await RunAsync(script)).Split(Mark);

        foreach (var ((commands, expected), actual) in steps.Zip(answers))
            if (expected is not null)
                Assert.True(Regex.IsMatch(actual.Trim(), Pattern(expected)), $"{commands}\ngives {actual}\nand not {expected}");
    }

    [Theory, InlineData("zh-CN"), InlineData("zh-TW")]
    public async Task Other_languages_show_the_same_commands_and_answers(string language)
    {
        async Task<List<(string, string?)>> StepsAsync(string page) => Steps(await File.ReadAllTextAsync(Path.Combine(Repository(), "docs", page), Cancelled));

        Assert.Equal(await StepsAsync("storefront.md"), await StepsAsync($"storefront.{language}.md"));
    }

    [Fact]
    public void A_wrong_answer_would_be_found()
    {
        Assert.Matches(Pattern("""{"id":"…","n":1}"""), """{"id":"abc","n":1}""");
        Assert.DoesNotMatch(Pattern("""{"id":"…","n":1}"""), """{"id":"abc","n":2}""");
        Assert.DoesNotMatch(Pattern("204"), "401");
    }

    private static List<(string Commands, string? Answer)> Steps(string readme) =>
        [.. Blocks().Matches(readme).Select(match => (match.Groups["sh"].Value, match.Groups["json"] is { Success: true } answer ? answer.Value.Trim() : null))];

    private static string Pattern(string expected) => $"^{Regex.Escape(expected).Replace(Wildcard, "[^\"\n]*", StringComparison.Ordinal)}$";

    private static async Task<string> RunAsync(string script)
    {
        var folder = Directory.CreateTempSubdirectory("tour");
        using var bash = Process.Start(new ProcessStartInfo("bash") { WorkingDirectory = folder.FullName, RedirectStandardInput = true, RedirectStandardOutput = true })!;
        await bash.StandardInput.WriteAsync(script.AsMemory(), Cancelled);
        bash.StandardInput.Close();
        var output = await bash.StandardOutput.ReadToEndAsync(Cancelled);
        await bash.WaitForExitAsync(Cancelled);
        folder.Delete(recursive: true);

        return output;
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);

        while (!File.Exists(Path.Combine(folder!.FullName, "OrderCloud.sln")))
            folder = folder.Parent;

        return folder.FullName;
    }

    [GeneratedRegex("```sh\n(?<sh>.*?)```(?:\n```json\n(?<json>.*?)```)?", RegexOptions.Singleline)]
    private static partial Regex Blocks();
}

public sealed class ReadmeTourOnServerTests(ServerHost host) : ReadmeTourTests(host);

[Trait("Database", "sqlite")]
public sealed class ReadmeTourOnSqliteTests(SqliteHost host) : ReadmeTourTests(host);
