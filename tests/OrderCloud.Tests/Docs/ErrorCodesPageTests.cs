using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using OrderCloud.Contracts;
using OrderCloud.Host;
using OrderCloud.Platform.Graph;
using OrderCloud.Platform.Graph.Transport;
using OrderCloud.Tests.Architecture;

namespace OrderCloud.Tests.Docs;

/// <summary>
/// docs/error-codes*.md tell every code, and no other: those of operations are written by hand, those of mutations made here with
/// UPDATE_SNAPSHOTS=1.
/// </summary>
public sealed partial class ErrorCodesPageTests
{
    public static TheoryData<string> EachPage => ["docs/error-codes.md", "docs/error-codes.zh-CN.md", "docs/error-codes.zh-TW.md"];

    [Theory, MemberData(nameof(EachPage))]
    public void Every_code_of_an_operation_is_on_the_page_and_no_other(string page)
    {
        var told = Rows().Matches(Split(page).Hand).Select(match => match.Groups["code"].Value).ToList();

        Assert.Equal(told.Distinct().Count(), told.Count);
        Assert.Equal(OfOperations(), told.Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(EachPage))]
    public void Every_refusal_of_a_mutation_is_on_the_page_in_its_language(string page)
    {
        var (hand, made) = Split(page);
        var rows = string.Concat(Refusals(page.Contains("zh-", StringComparison.Ordinal) ? page[^8..^3] : null));

        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") is { Length: > 0 })
            File.WriteAllText(Folders.At(page), hand + rows);
        else
            Assert.True(rows == made, $"{page} isn't what the code says: run this test with UPDATE_SNAPSHOTS=1 and commit the file.");
    }

    [Fact]
    public void The_search_finds_codes()
    {
        Assert.True(OfOperations().Count() > 40);
        Assert.True(Errors().Count() > 60, $"{Errors().Count()}");
        Assert.Contains(Errors(), error => error.Code == "ORDER_NOT_FOUND");
        Assert.Contains("HC0051", OfOperations());
        Assert.Contains("EVENT_WINDOW_EXPIRED", OfOperations());
    }

    // What is written in the code that answers operations; the codes of the records are mutations' own.
    private static IEnumerable<string> OfOperations() => Folders.Files("modules/Platform", "*.cs").Where(file => !file.EndsWith("/Graph/Error.cs", StringComparison.Ordinal))
        .SelectMany(file => Codes().Matches(File.ReadAllText(Folders.At(file))).Select(match => match.Groups["code"].Value)).Append(ErrorCodes.Internal)
        .Except([ErrorCodes.InputInvalid]).Distinct().Order(StringComparer.Ordinal);

    // The table that is made is the last one: all below its head.
    private static (string Hand, string Made) Split(string page)
    {
        var text = File.ReadAllText(Folders.At(page)).ReplaceLineEndings("\n");
        var end = text.LastIndexOf("|---|---|---|\n", StringComparison.Ordinal) + "|---|---|---|\n".Length;

        return (text[..end], text[end..]);
    }

    private static IEnumerable<string> Refusals(string? language)
    {
        var texts = language is null ? [] : Folders.Under("modules").Select(module => Folders.At($"modules/{module}/Texts.{language}.json")).Where(File.Exists)
            .SelectMany(file => JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(file))!).GroupBy(it => it.Key).ToDictionary(it => it.Key, it => it.First().Value);

        return Errors().DistinctBy(error => (error.Code, error.GetType().Name, error.Message.Format)).OrderBy(error => error.Code, StringComparer.Ordinal).ThenBy(error => error.GetType().Name, StringComparer.Ordinal)
            .Select(error => $"| `{error.Code}` | `{error.GetType().Name}` | {Shown(texts.GetValueOrDefault(error.Message.Format, error.Message.Format))} |\n");
    }

    private static string Shown(string format) => format is "" ? "…" : Places().Replace(format, "…").Replace("|", "\\|", StringComparison.Ordinal);

    private static IEnumerable<Error> Errors() => Modules.All.Select(module => module.GetType().Assembly).Append(typeof(Error).Assembly)
        .SelectMany(assembly => assembly.GetTypes()).Where(type => type.IsAssignableTo(typeof(Error)) && !type.IsAbstract).SelectMany(Made);

    // Of each record one, filled with nothing; those that come in kinds are there as statics.
    private static IEnumerable<Error> Made(Type type)
    {
        var kinds = type.GetProperties(BindingFlags.Public | BindingFlags.Static).Where(property => property.PropertyType == type).Select(property => (Error)property.GetValue(null)!).ToList();

        if (kinds is not [])
            return kinds;

        var constructor = type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance).Where(it => it.GetParameters() is not [var only] || only.ParameterType != type).MaxBy(it => it.GetParameters().Length)!;

        return [(Error)constructor.Invoke([.. constructor.GetParameters().Select(parameter => Nothing(parameter.ParameterType))])];
    }

    private static object? Nothing(Type type) =>
        type == typeof(string) ? ""
        : type == typeof(Text) ? (Text)""
        : type == typeof(Money) ? new Money(0, "EUR")
        : type.IsValueType ? Activator.CreateInstance(type)
        : type.IsArray ? Array.CreateInstance(type.GetElementType()!, 0)
        : type.IsInterface && type.IsGenericType ? Array.CreateInstance(type.GenericTypeArguments[0], 0)
        : type.IsInterface ? null : RuntimeHelpers.GetUninitializedObject(type);

    [GeneratedRegex("\"(?<code>HC\\d{4}|[A-Z]+(_[A-Z]+)+)\"")]
    private static partial Regex Codes();

    [GeneratedRegex("^\\| `(?<code>[A-Z0-9_]+)` \\|", RegexOptions.Multiline)]
    private static partial Regex Rows();

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Places();
}
