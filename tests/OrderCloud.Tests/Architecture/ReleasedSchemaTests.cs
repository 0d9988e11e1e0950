using System.Text.RegularExpressions;

namespace OrderCloud.Tests.Architecture;

/// <summary>
/// host/schema.released.graphql is the schema of the last release. What takes away from it must be told in the change log:
/// the place, in backticks, under Unreleased. <c>build/schema --released</c> makes today's schema the released one.
/// </summary>
public sealed partial class ReleasedSchemaTests
{
    private static string Read(string path) => File.ReadAllText(Folders.At(path));

    [Fact]
    public void What_breaks_released_clients_is_told_in_the_change_log()
    {
        var unreleased = Unreleased().Match(Read("docs/CHANGELOG.md")).Value;

        var untold = BreakingChanges.Between(Read("host/schema.released.graphql"), Read("host/schema.graphql")).Where(change => !unreleased.Contains($"`{change.At}`", StringComparison.Ordinal)).ToList();

        Assert.True(untold is [], $"Breaking changes since the last release, untold in docs/CHANGELOG.md:\n{string.Join('\n', untold.Select(change => $"`{change.At}` {change.What}"))}");
        Assert.NotEmpty(unreleased);
    }

    [Theory]
    [InlineData("type A { b: Int }", "type Z { b: Int }", "A is gone")]
    [InlineData("type A { b: Int c: Int }", "type A { c: Int }", "A.b is gone")]
    [InlineData("type A { b: Int! }", "type A { b: Int }", "A.b was Int! and is Int")]
    [InlineData("type A { b: [Int!] }", "type A { b: [Int] }", "A.b was [Int!] and is [Int]")]
    [InlineData("type A { b(c: Int): Int }", "type A { b: Int }", "A.b(c) is gone")]
    [InlineData("type A { b: Int }", "type A { b(c: Int!): Int }", "A.b(c) is new and required")]
    [InlineData("type A { b(c: Int): Int }", "type A { b(c: Int!): Int }", "A.b(c) took Int and takes Int!")]
    [InlineData("input A { b: Int }", "input A { b: Int c: Int! }", "A.c is new and required")]
    [InlineData("input A { b: Int c: Int }", "input A { b: Int }", "A.c is gone")]
    [InlineData("input A { b: Int }", "input A { b: String }", "A.b took Int and takes String")]
    [InlineData("enum A { B C }", "enum A { B }", "A lost the value C")]
    [InlineData("union A = B | C", "union A = B", "A lost the member C")]
    [InlineData("type A implements N { b: Int }", "type A { b: Int }", "A no longer implements N")]
    [InlineData("interface A { b: Int c: Int }", "interface A { b: Int }", "A.c is gone")]
    [InlineData("type A { b: Int }", "input A { b: Int }", "A is another kind of type")]
    [InlineData("type A { b: Int }", "type A { b: Int @authorize(policy: \"a:b\") }", "A.b now asks for a:b")]
    [InlineData("type A @authorize(policy: \"a:b\") { b: Int }", "type A @authorize(policy: \"a:c\") { b: Int }", "A now asks for a:c")]
    public void What_takes_something_away_is_found(string released, string now, string change)
    {
        var (at, what) = Assert.Single(BreakingChanges.Between(released, now));

        Assert.Equal(change, $"{at} {what}");
    }

    [Theory]
    [InlineData("type A { b: Int }", "type A { b: Int! c: Int } type D { e: Int }")]
    [InlineData("type A { b(c: Int!): Int }", "type A { b(c: Int, d: Int! = 1): Int }")]
    [InlineData("input A { b: Int }", "input A { b: Int! = 2 c: Int d: Int! = 1 }")]
    [InlineData("enum A { B }", "enum A { B C }")]
    [InlineData("union A = B", "union A = B | C")]
    [InlineData("type A { b: Int @authorize(policy: \"a:b\") }", "type A { b: Int }")]
    public void What_only_adds_is_let_pass(string released, string now) => Assert.Empty(BreakingChanges.Between(released, now));

    [GeneratedRegex(@"(?<=^## Unreleased).*?(?=^## |\z)", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Unreleased();
}
