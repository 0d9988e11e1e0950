using System.Diagnostics;
using GraphQL.Types;
using GraphQLParser.AST;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Platform.Graph.Security;
using static OrderCloud.Tests.Graph.Security.Documents;

namespace OrderCloud.Tests.Graph.Security;

[Trait("Proves", "P13"), Collection(Timed.Name)]
public sealed class DocumentGuardTests
{
    private static readonly Dictionary<string, (string Text, string Code)> Attacks = new()
    {
        ["24 fragments, each spreading the next twice"] = (Doubling(24), "HC0107"),
        ["49 fragments, each spreading the next twice"] = (Doubling(49), "HC0107"),
        ["fragments doubling down to nothing"] = (Doubling(45, "...Nowhere"), "HC0107"),
        ["800 fragments spread at the root"] = (SpreadAtRoot(800), "HC0107"),
        ["2,000 fragments spread at the root"] = (SpreadAtRoot(2_000), "HC0010"),
        ["inline fragments 40 x 30"] = (InlineFragments(40, 30), "HC0107"),
        ["inline fragments 100 x 50"] = (InlineFragments(100, 50), "HC0010"),
        ["inline fragments 200 x 100"] = (InlineFragments(200, 100), "HC0010"),
        ["a field with a selection 3,000 times"] = ($"{{ {Repeat("product { id } ", 3_000)} }}", "HC0107"),
        ["a field with a selection 10,000 times"] = ($"{{ {Repeat("product { id } ", 10_000)} }}", "HC0010"),
        ["a leaf 10,000 times"] = ($"{{ product {{ {Repeat("id ", 10_000)} }} }}", "HC0014"),
        ["10,000 variables"] = ($"query({Join(10_000, i => $"$v{i}:Int")}) {{ id }}", "HC0010"),
        ["3,000 variables"] = ($"query({Join(3_000, i => $"$v{i}:Int")}) {{ id }}", "DOCUMENT_TOO_COMPLEX"),
        ["10,000 directives"] = ($"{{ id {Repeat("@include(if:true) ", 10_000)} }}", "HC0010"),
        ["2,000 directives"] = ($"{{ id {Repeat("@include(if:true) ", 2_000)} }}", "HC0014"),
        ["10,000 aliases"] = ($"{{ {Join(10_000, i => $"a{i}:id")} }}", "HC0010"),
        ["4,000 aliases"] = ($"{{ {Join(4_000, i => $"a{i}:id")} }}", "DOCUMENT_TOO_COMPLEX"),
        ["nesting 30,000"] = (Repeat("{a", 30_000), "HC0014"),
        ["a list of 30,000 levels"] = ($"{{ echo(v: {Repeat("[", 30_000)}{Repeat("]", 30_000)}) }}", "HC0014"),
        ["a type of 30,000 levels"] = ($"query($v: {Repeat("[", 30_000)}Int{Repeat("]", 30_000)}) {{ id }}", "HC0014"),
        ["pairs of pairs of pairs"] = ($"{{ {Repeat($"product {{ {Repeat("next { id name id name } ", 19)} }} ", 19)} }}", "HC0107"),
        ["one field in all fragments, with long arguments"] = ($"{{ {Join(45, i => $"...F{i}")} }} {Join(45, i => $"fragment F{i} on Query {{ echo(v: \"{Repeat("x", 1_000)}\") }}")}", "HC0107"),
        ["a mistake at the end of a line of 60 KB"] = ($"{{ {Repeat("a ", 6_000)}{Repeat(" ", 48_000)} }}}}", "HC0014"),
        ["a string of 60 KB without an end"] = ($"{{ echo(v: \"{Repeat("x", 60_000)}", "HC0014"),
        ["a name of 60 KB"] = ($"{{ {Repeat("a", 60_000)} }}", "HC0014"),
    };

    public static TheoryData<string> AttackNames => [.. Attacks.Keys];

    [Theory, MemberData(nameof(AttackNames))]
    public void An_attack_is_refused_in_time(string name)
    {
        var (text, code) = Attacks[name];

        var fastest = Enumerable.Range(0, 20).Select(_ => Measure(() => Assert.Equal(code, Refusal(text)?.Code))).TakeUntil(time => time < 50).Min();

        Assert.True(fastest < 50, $"{fastest:F1} ms");
    }

    [Theory, InlineData("introspection"), InlineData("page"), InlineData("backslash")]
    public void An_honest_document_passes(string name) =>
        Assert.Null(Refusal(name switch { "introspection" => Introspection, "page" => Page, _ => "{ id } # C:\\temp \\x" }));

    [Theory]
    [InlineData("sameResponseName", "HC0107", 20)]
    [InlineData("aliases", "DOCUMENT_TOO_COMPLEX", 50)]
    [InlineData("directives", "HC0014", 4)]
    [InlineData("inlineFragments", "HC0107", 20)]
    [InlineData("fragments", "HC0107", 50)]
    [InlineData("expandedFields", "HC0107", 2_000)]
    [InlineData("expandedFragments", "HC0107", 2_000)]
    [InlineData("selections", "HC0014", 5_000)]
    [InlineData("variables", "DOCUMENT_TOO_COMPLEX", 100)]
    [InlineData("operations", "DOCUMENT_TOO_COMPLEX", 20)]
    [InlineData("depth", "DOCUMENT_TOO_COMPLEX", 12)]
    [InlineData("mutationFields", "DOCUMENT_TOO_COMPLEX", 4)]
    [InlineData("introspectionDepth", "HC0086", 20)]
    [InlineData("ofTypeNesting", "HC0086", 16)]
    [InlineData("listNesting", "HC0086", 1)]
    public void A_limit_is_reached_but_not_passed(string rule, string code, int limit)
    {
        Assert.Null(Refusal(Exactly(rule, limit)));

        var refusal = Refusal(Exactly(rule, limit + 1));

        Assert.Equal(code, refusal?.Code);
        Assert.Equal(rule, refusal?.Extensions?["rule"]);
        Assert.Equal(limit, refusal?.Extensions?["limit"]);
        Assert.Equal(limit + 1, refusal?.Extensions?["actual"]);
    }

    [Theory]
    [InlineData("tokens", 15_000)]
    [InlineData("nesting", 64)]
    [InlineData("name", 256)]
    public void A_limit_of_the_text_is_reached_but_not_passed(string rule, int limit)
    {
        Assert.Null(Refusal(Exactly(rule, limit)));
        Assert.Equal("HC0014", Refusal(Exactly(rule, limit + 1))?.Code);
    }

    [Fact]
    public void A_document_of_64_KiB_passes_and_one_byte_more_is_too_large()
    {
        var full = "{ id }" + new string(' ', (64 * 1024) - 6);

        Assert.Null(Refusal(full));
        Assert.Equal(("HC0010", 413), (Refusal(full + " ")?.Code, Refusal(full + " ")?.Status));
    }

    [Fact]
    public void Limits_follow_spreads()
    {
        Assert.Equal("HC0107", Refusal($"{{ {Join(41, i => $"a{i} {{ ...F }}")} }} fragment F on A {{ {Join(48, i => $"f{i}")} }}")?.Code);
        Assert.Equal("depth", Refusal($"{{ a {{ b {{ c {{ d {{ ...F }} }} }} }} }} fragment F on A {{ e {{ f {{ g {{ h {{ i {{ j {{ k {{ l {{ m }} }} }} }} }} }} }} }} }}")?.Extensions?["rule"]);
        Assert.Equal("aliases", Refusal($"{{ a {{ ...F }} b {{ ...F }} }} fragment F on A {{ {Join(26, i => $"a{i}: id")} }}")?.Extensions?["rule"]);
        Assert.Equal("mutationFields", Refusal("mutation { ...F ...G } fragment F on Mutation { a b c } fragment G on Mutation { d e }")?.Extensions?["rule"]);
    }

    [Theory]
    [InlineData("{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }", "Cannot spread fragment \"A\" within itself via \"B\".")]
    [InlineData("{ ...A } fragment A on Query { a { ...A } }", "Cannot spread fragment \"A\" within itself.")]
    public void A_cycle_is_reported_as_a_cycle(string text, string message)
    {
        var refusal = Refusal(text);

        Assert.Equal("VALIDATION_FAILED", refusal?.Code);
        Assert.Equal(message, refusal?.Message);
        Assert.Single(refusal?.Locations!);
    }

    [Fact]
    public void A_guessable_mutation_runs_once_in_a_request()
    {
        var schema = new Schema { Mutation = new ObjectGraphType { Name = "Mutation" } };
        schema.Mutation.AddField(new FieldType { Name = "signIn", ResolvedType = new StringGraphType() }.MarkGuessable());
        schema.Mutation.AddField(new FieldType { Name = "harmless", ResolvedType = new StringGraphType() });
        var guard = new DocumentGuard(new(), new(new ServiceCollection().AddSingleton<ISchema>(schema).BuildServiceProvider()));

        var refusal = Assert.Throws<RequestRefusal>(() => guard.Build("mutation { a: signIn b: signIn }"));

        Assert.Equal("guessableFields", refusal.Extensions?["rule"]);
        guard.Build("mutation { a: signIn b: harmless }");
        guard.Build("mutation { a: harmless b: harmless }");
    }

    [Fact]
    public void The_parsed_document_is_handed_on_with_its_own_text()
    {
        const string Text = "{ id # \\ \n name }";

        var document = Guard().Build(Text);

        Assert.Equal(Text, document.Source.ToString());
        Assert.Equal(["id", "name"], Assert.IsType<GraphQLOperationDefinition>(Assert.Single(document.Definitions), exactMatch: false).SelectionSet.Selections.Cast<GraphQLField>().Select(field => field.Name.StringValue));
    }

    private static string Exactly(string rule, int n) => rule switch
    {
        "tokens" => $"{{ echo(v: [{Repeat("1 ", n - 9)}]) }}",
        "nesting" => $"{{ echo(v: {Repeat("[", n - 1)}{Repeat("]", n - 1)}) }}",
        "name" => $"{{ {Repeat("a", n)} }}",
        "sameResponseName" => $"{{ {Repeat("id ", n)} }}",
        "aliases" => $"{{ {Join(n, i => $"a{i}: id")} }}",
        "directives" => $"{{ id {Repeat("@include(if: true) ", n)} }}",
        "inlineFragments" => $"{{ {Repeat("... on Query { id } ", Math.Min(n, 20))} {(n > 20 ? "... { name }" : "")} }}",
        "fragments" => $"{{ id }} {Join(n, i => $"fragment F{i} on Query {{ id }}")}",
        "expandedFields" => $"{{ {Join(40, i => $"a{i} {{ ...F }}")} {(n > 2_000 ? "b" : "")} }} fragment F on A {{ {Join(49, i => $"f{i}")} }}",
        "expandedFragments" => $"{{ {Join(40, i => $"a{i} {{ ...F }}")} {(n > 2_000 ? "...None" : "")} }} fragment F on A {{ {Join(49, i => $"...N{i}")} }}",
        "selections" => $"{{ id }} {Join(3, f => $"fragment F{f} on A {{ {Join(f < 2 ? 1_999 : n - 3_999, i => $"f{i}")} }}")}",
        "variables" => $"query({Join(n, i => $"$v{i}: Int")}) {{ id }}",
        "operations" => Join(n, i => $"query Q{i} {{ id }}"),
        "depth" => Nested(n - 1),
        "mutationFields" => $"mutation {{ {Join(n, i => $"m{i}")} }}",
        "introspectionDepth" => $"{{ __schema {Nested(n - 1)} }}",
        "ofTypeNesting" => $"{{ __type(name: \"A\") {Repeat("{ ofType ", n)} {{ name }} {Repeat("}", n)} }}",
        "listNesting" => $"{{ __schema {{ types {Repeat("{ fields { type ", n)} {{ name }} {Repeat("} }", n)} }} }}",
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "No such rule."),
    };

    private static RequestRefusal? Refusal(string text)
    {
        try
        {
            Guard().Build(text);

            return null;
        }
        catch (RequestRefusal refusal)
        {
            return refusal;
        }
    }

    private static DocumentGuard Guard() => new(new(), new(new ServiceCollection().BuildServiceProvider()));

    private static double Measure(Action action)
    {
        var watch = Stopwatch.StartNew();
        action();

        return watch.Elapsed.TotalMilliseconds;
    }
}
