using System.Text.RegularExpressions;
using CsCheck;
using GraphQLParser;
using GraphQLParser.Exceptions;
using OrderCloud.Platform.Graph.Security;

namespace OrderCloud.Tests.Graph.Security;

[Trait("Proves", "P14")]
public sealed partial class DocumentSyntaxTests
{
    private static readonly string[] Pieces =
    [
        "{", "}", "(", ")", "[", "]", ":", "=", "!", "$", "@", "...", " ", "\n", ",", "query", "mutation", "fragment", "on", "a", "B", "true", "null",
        "1", "-2.5e3", "\"s\"", "\"\\u00e9\"", "\"\"\"block \\\"\"\" \"\"\"", "# comment\n", "$v", "@skip(if: $v)", "a: b", "{ id }", "(x: 1)", "...F", "... on A", "[1 2]", "{ k: 1 }", "&", "|", "\"", "\\",
    ];

    private static readonly string[] Seeds =
    [
        Documents.Introspection, Documents.Page,
        "query Q($a: [Int!]! = [1, 2] @d, $b: In = { x: \"y\" }) @live { a: b(c: $a, d: { e: [1.5, -2e3, null, ENUM] }) @skip(if: false) { ...F ... @include(if: true) { id } ... on T { id } } }",
        "fragment F on T @d { id } subscription S { changed(id: \"x\") { id } } mutation { m(input: { text: \"\"\"many\nlines\"\"\" }) { id } }",
    ];

    [Theory]
    [InlineData("{ a", 1, 4, "Expected a name, found the end.")]
    [InlineData("{ a }\n}", 2, 1, "Expected an operation or a fragment, found '}'.")]
    [InlineData("type A { b: Int }", 1, 1, "Expected an operation or a fragment, found 'type'.")]
    [InlineData("{ a(b: 01) }", 1, 8, "A number has no leading zeros.")]
    [InlineData("query($a: Int = $b) { a }", 1, 17, "Expected a value, found '$'.")]
    [InlineData("query($a: Int @d(b: $c)) { a }", 1, 21, "Expected a value, found '$'.")]
    public void A_mistake_is_named_and_placed(string text, int line, int column, string message)
    {
        var refusal = Assert.Throws<RequestRefusal>(() => DocumentSyntax.Check(text, new()));

        Assert.Equal((line, column), (refusal.Locations![0].Line, refusal.Locations[0].Column));
        Assert.Equal(message, refusal.Message);
        Assert.Equal("HC0014", refusal.Code);
    }

    [Fact]
    public void It_agrees_with_the_parser_about_random_tokens() =>
        Any(Pieces).Array[1, 12].Select(string.Concat).Sample(Agree, iter: 20_000);

    [Fact]
    public void It_agrees_with_the_parser_about_damaged_documents() =>
        Gen.Select(Any(Seeds), Gen.Int[0, 2_000], Gen.Int[0, 12], Any(Pieces)).Select((text, at, cut, put) =>
        {
            at %= text.Length;

            return text.Remove(at, Math.Min(cut, text.Length - at)).Insert(at, put);
        }).Sample(Agree, iter: 10_000);

    [Fact]
    public void A_variable_among_the_directives_of_a_definition_is_a_known_difference() =>
        Assert.True(Agree("query Page($first: Int @skip(if: $v)) { p0: product(id: \"0\") { id } }"));

    [Fact]
    public void Every_seed_is_accepted_by_both() => Assert.All(Seeds, seed => Assert.Equal((true, true), (Ours(seed), Theirs(seed))));

    private static bool Agree(string text) => Ours(text) == Theirs(text) || IsKnownDifference(text);

    // The parser also reads an empty document, a number that runs into a name and a variable among the directives of a variable's
    // definition, where the grammar has constants only; and it takes a backslash in a comment for an escape.
    private static bool IsKnownDifference(string text) => Ours(text)
        ? BackslashInComment().IsMatch(text)
        : Theirs(text) && (NumberIntoName().IsMatch(text) || VariableInDefinition().IsMatch(text) || Nothing().IsMatch(text));

    [GeneratedRegex(@"#[^\n]*\\")]
    private static partial Regex BackslashInComment();

    [GeneratedRegex(@"(?<![\w.])-?\d[\d.eE+-]*[A-Za-z_.]")]
    private static partial Regex NumberIntoName();

    [GeneratedRegex(@"\$\w+\s*:[^{}]*@\w+\s*\([^{})]*\$")]
    private static partial Regex VariableInDefinition();

    [GeneratedRegex(@"^(\s|,|#.*)*$")]
    private static partial Regex Nothing();

    private static Gen<string> Any(string[] texts) => Gen.Int[0, texts.Length - 1].Select(index => texts[index]);

    private static bool Ours(string text)
    {
        try
        {
            DocumentSyntax.Check(text, new());

            return true;
        }
        catch (RequestRefusal)
        {
            return false;
        }
    }

    private static bool Theirs(string text)
    {
        try
        {
            Parser.Parse(text);

            return true;
        }
        catch (GraphQLParserException)
        {
            return false;
        }
    }
}
