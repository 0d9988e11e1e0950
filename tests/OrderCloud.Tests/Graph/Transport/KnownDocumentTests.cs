using System.Net;
using GraphQL;
using GraphQL.Execution;
using GraphQL.Validation;
using GraphQLParser.AST;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Platform.Graph.Security;
using OrderCloud.Platform.Graph.Transport;
using OrderCloud.Platform.Graph.Transport.Known;

namespace OrderCloud.Tests.Graph.Transport;

/// <summary>A known document is looked at by other code than a new one; the answers must not tell.</summary>
public sealed class KnownDocumentTests
{
    private static readonly (string Document, string Good, string[] Others)[] Cases =
    [
        ("query($v: String!) { text(value: $v) }", """{"v":"a"}""", ["{}", """{"v":null}""", """{"v":1}""", """{"v":{}}""", """{"x":1}"""]),
        ("query($v: String = \"b\") { text(value: $v) }", "{}", ["""{"v":"a"}""", """{"v":null}"""]),
        ("query($v: String) { optional(value: $v) }", """{"v":"a"}""", ["{}", """{"v":null}""", """{"v":[]}"""]),
        ("query($v: [Int]) { all(of: $v) }", """{"v":[1,null,3]}""", ["{}", """{"v":4}""", """{"v":null}""", """{"v":["x"]}"""]),
        ("query($v: Int) { all(of: [1, $v]) }", """{"v":2}""", ["{}", """{"v":null}"""]),
        ("query($v: Pair!) { pair(of: $v) }", """{"v":{"left":"l"}}""", ["""{"v":{"left":"l","right":null}}""", """{"v":{"right":1}}""", """{"v":{"left":"l","up":1}}""", """{"v":[]}"""]),
        ("query($l: String!, $r: Int) { pair(of: { left: $l, right: $r }) }", """{"l":"a","r":1}""", ["""{"l":"a"}""", """{"l":"a","r":null}""", "{}"]),
        ("query($s: Boolean!) { hello @skip(if: $s) ...F @include(if: $s) ... @skip(if: $s) { tenant } } fragment F on Query { b: text(value: \"f\") }", """{"s":true}""", ["""{"s":false}""", """{"s":null}""", "{}"]),
        ("query A($v: String!) { ...F } query B($v: String!, $w: String!) { ...F a: text(value: $w) } fragment F on Query { text(value: $v) }", """{"v":"1"}""", ["{}"]),
        ("query($n: String!) { __type(name: $n) { name fields(includeDeprecated: true) { name } } __typename }", """{"n":"Thing"}""", ["""{"n":"Nothing"}""", "{}"]),
        ("query($v: Int!) { even(value: $v) }", """{"v":2}""", ["""{"v":3}""", "{}"]),
        ("{ optional a: optional(value: \"x\") }", "{}", []),
        ("{ thing { id ... on Thing { name } } a: text(value: \"x\") }", "{}", ["""{"v":1}"""]),
        ("mutation($v: String) { write replay }", "{}", []),
    ];

    public static TheoryData<int> Indices => [.. Enumerable.Range(0, Cases.Length)];

    [Theory, MemberData(nameof(Indices))]
    public async Task Known_and_new_are_answered_alike(int index)
    {
        var (document, good, others) = Cases[index];

        foreach (var variables in others.Prepend(good))
        {
            var isNew = await AskAsync(document, variables, warm: null);
            var known = await AskAsync(document, variables, warm: good);

            Assert.Equal(isNew, known);
        }
    }

    [Fact]
    public async Task Who_asks_for_the_cost_alone_is_told_a_wrong_argument_all_the_same()
    {
        await using var host = await GraphHost.StartAsync();
        var body = (int value) => $$$"""{"query":"query($v: Int!) { even(value: $v) }","variables":{"v":{{{value}}}}}""";
        var ask = (int value) => host.PostAsync(body(value), change: request => request.Headers.Add("GraphQL-Cost", "validate"));

        var isNew = await ask(3);
        Assert.Null((await host.PostAsync(body(2))).Code);
        Assert.Equal(1, host.Services.GetRequiredService<DocumentCache>().Count);

        Assert.Equal(isNew.Text, (await ask(3)).Text);
        Assert.Equal("Odd.", Assert.Single(isNew.Json.GetProperty("errors").EnumerateArray()).GetProperty("message").GetString());
        Assert.Equal("""{"extensions":{"operationCost":{"fieldCost":10,"typeCost":0}}}""", (await ask(2)).Text);
    }

    [Fact]
    public async Task Of_several_operations_each_is_known_by_its_name()
    {
        await using var host = await GraphHost.StartAsync();
        const string document = "query A { hello } query B { b: hello c: hello } mutation C { write }";
        var ask = (string? name) => host.PostAsync(System.Text.Json.JsonSerializer.Serialize(new { query = document, operationName = name }));

        for (var round = 0; round < 2; round++)
        {
            Assert.Equal("hello", Assert.Single((await ask("A")).Json.GetProperty("data").EnumerateObject()).Name);
            Assert.Equal(["b", "c"], (await ask("B")).Json.GetProperty("data").EnumerateObject().Select(it => it.Name));
            Assert.Equal("write", Assert.Single((await ask("C")).Json.GetProperty("data").EnumerateObject()).Name);
            Assert.Equal((ErrorCodes.ValidationFailed, ErrorCodes.ValidationFailed, ErrorCodes.ValidationFailed), ((await ask("D")).Code, (await ask(null)).Code, (await ask("")).Code));
            Assert.Equal(1, host.Services.GetRequiredService<DocumentCache>().Count);
        }
    }

    [Fact]
    public async Task What_takes_too_long_is_stopped_there_too()
    {
        await using var host = await GraphHost.StartAsync(settings: ("GraphQL:Limits:ExecutionTime", "00:00:01"));
        const string document = "query($gate: String!) { wait(until: $gate) }";
        var gate = $"{Guid.NewGuid()}";
        Waiting.Release(gate);

        Assert.Null((await host.QueryAsync(document, new { gate })).Code);
        Assert.Equal(1, host.Services.GetRequiredService<DocumentCache>().Count);
        var answer = await host.QueryAsync(document, new { gate = "never" });

        Assert.Equal((HttpStatusCode.InternalServerError, ErrorCodes.TimeOut, false), (answer.Status, answer.Code, answer.HasData));
        Assert.Empty(host.Logged.Errors);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_a_rule_did_not_foresee_is_reported_and_masked(bool isUnavailable)
    {
        var schema = TinySchema.Make();
        var document = new GraphQLDocumentBuilder().Build("{ hello }");
        var operation = new KnownDocument(document, schema).Of(name: null);
        Exception fault = isUnavailable ? RequestRefusal.Busy(TimeSpan.FromSeconds(1)) : new InvalidOperationException("The rule is broken.");
        List<Exception> reported = [];

        var result = await Executer().ExecuteAsync(operation, new ExecutionOptions
        {
            ValidationRules = [new BrokenRule(fault)],
            Schema = schema,
            Document = document,
            Timeout = TimeSpan.FromSeconds(10),
            UnhandledExceptionDelegate = context =>
            {
                reported.Add(context.OriginalException);

                return Task.CompletedTask;
            },
            CancellationToken = TestContext.Current.CancellationToken,
        });

        Assert.False(result.Executed);
        Assert.Equal(isUnavailable ? [] : [fault], reported);
        Assert.Equal(isUnavailable ? ErrorCodes.ServiceUnavailable : ErrorCodes.Internal, ErrorMapper.CodeOf(Assert.Single(result.Errors!)));
    }

    [Fact]
    public async Task Who_hangs_up_is_not_told_that_it_took_too_long()
    {
        var schema = TinySchema.Make();
        var gate = $"{Guid.NewGuid()}";
        var document = new GraphQLDocumentBuilder().Build($"{{ wait(until: \"{gate}\") }}");
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

        var running = Executer().ExecuteAsync(new KnownDocument(document, schema).Of(name: null), new ExecutionOptions { Schema = schema, Document = document, ValidationRules = [], Timeout = TimeSpan.FromSeconds(10), CancellationToken = patience.Token });
        await Waiting.Until(gate, 1);
        await patience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    [Fact]
    public async Task Every_case_has_an_answer_and_most_have_refusals()
    {
        var answers = new List<string>();

        foreach (var (document, good, others) in Cases)
        {
            if (!document.Contains("mutation"))
                Assert.DoesNotContain("\"errors\"", await AskAsync(document, good, warm: null));

            foreach (var variables in others)
                answers.Add(await AskAsync(document, variables, warm: null));
        }

        Assert.InRange(answers.Count(answer => answer.Contains("\"errors\"")), 10, answers.Count - 5);
    }

    [Fact]
    public async Task What_one_caller_made_known_gives_no_other_caller_anything()
    {
        await using var host = await GraphHost.StartAsync();

        foreach (var document in (string[])["mutation { write }", "{ tenant }", "{ __schema { queryType { name } } }"])
        {
            var first = await host.QueryAsync(document);
            var strange = await host.QueryAsync(document, token: document.Contains("write") ? Tokens.Reader : document.Contains("tenant") ? Tokens.Other : null);

            Assert.Null(first.Code);
            Assert.NotEqual(first.Text, strange.Text);
            Assert.Equal(document.Contains("tenant") ? null : document.Contains("write") ? "AUTH_NOT_AUTHORIZED" : "HC0046", strange.Code);
        }

        Assert.Equal(3, host.Services.GetRequiredService<DocumentCache>().Count);
    }

    private static KnownExecuter Executer() => new(new GraphQLDocumentBuilder(), new DocumentValidator(), new DefaultExecutionStrategySelector([new ExecutionStrategyRegistration(new ValuesFirst(), OperationType.Query)]));

    private static async Task<string> AskAsync(string document, string variables, string? warm)
    {
        await using var host = await GraphHost.StartAsync();
        var body = (string values) => System.Text.Json.JsonSerializer.Serialize(new { query = document, operationName = document.StartsWith("query A", StringComparison.Ordinal) ? "A" : null, variables = System.Text.Json.Nodes.JsonNode.Parse(values) });

        if (warm is not null)
            await host.PostAsync(body(warm));

        var answer = await host.PostAsync(body(variables));

        if (warm is not null && !document.Contains("mutation"))
            Assert.Equal(1, host.Services.GetRequiredService<DocumentCache>().Count);

        return $"{answer.Status} {answer.Text}";
    }

    private sealed class BrokenRule(Exception fault) : ValidationRuleBase, IOperationRule
    {
        public override ValueTask<INodeVisitor?> GetPreNodeVisitorAsync(ValidationContext context) => throw fault;
    }
}
