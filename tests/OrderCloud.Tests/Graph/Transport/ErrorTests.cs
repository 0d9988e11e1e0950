using System.Net;
using GraphQL;
using OrderCloud.Platform.Graph.Transport;
using static OrderCloud.Tests.Graph.Security.Documents;

namespace OrderCloud.Tests.Graph.Transport;

public sealed class ErrorTests
{
    [Fact, Trait("Proves", "P27")]
    public async Task An_unexpected_failure_is_masked_and_logged()
    {
        await using var host = await GraphHost.StartAsync();

        var answer = await host.QueryAsync("{ hello fail }");

        var requestId = answer.Error.GetProperty("extensions").GetProperty("requestId").GetString();
        Assert.Equal("Unexpected Execution Error", answer.Message);
        Assert.Equal(["code", "requestId"], answer.Error.GetProperty("extensions").EnumerateObject().Select(it => it.Name));
        Assert.DoesNotContain("hunter2", answer.Text);
        Assert.Contains("hello Lin", answer.Text);
        var line = Assert.Single(host.Logged.Errors);
        Assert.Contains(requestId!, line.Text);
        Assert.Contains("hunter2", line.Fault!.ToString());
    }

    [Fact]
    public async Task Development_sees_what_failed()
    {
        await using var host = await GraphHost.StartAsync("Development");

        var answer = await host.QueryAsync("{ fail }");

        Assert.Contains("hunter2", answer.Error.GetProperty("extensions").GetProperty("detail").GetString());
    }

    [Fact, Trait("Proves", "P27")]
    public async Task A_failing_credential_store_is_masked_too()
    {
        await using var host = await GraphHost.StartAsync();

        var answer = await host.QueryAsync("{ hello }", token: "broken");

        Assert.Equal((HttpStatusCode.InternalServerError, "INTERNAL", false), (answer.Status, answer.Code, answer.HasData));
        Assert.DoesNotContain("10.0.0.7", answer.Text);
        Assert.Single(host.Logged.Errors);
    }

    [Fact]
    public async Task An_error_of_ours_keeps_code_text_and_extensions()
    {
        await using var host = await GraphHost.StartAsync();

        var answer = await host.QueryAsync("{ refused }");

        Assert.Equal("""{"errors":[{"message":"Too many items.","locations":[{"line":1,"column":3}],"path":["refused"],"extensions":{"code":"HC0051","requestedItems":500}}],"data":{"refused":null}}""", answer.Text);
    }

    [Fact]
    public async Task No_more_than_five_errors_are_told()
    {
        await using var host = await GraphHost.StartAsync();

        var answer = await host.QueryAsync($"{{ {Join(2_000, i => $"x{i}")} }}");

        Assert.Equal(5, answer.Json.GetProperty("errors").GetArrayLength());
        Assert.True(answer.Text.Length < 4_096);
    }

    [Fact]
    public async Task A_refusal_stays_short_however_long_the_document()
    {
        await using var host = await GraphHost.StartAsync();
        string[] documents =
        [
            $"{{ thing({Join(3_000, i => $"x{i}: 1")}) {{ id }} }}",
            $"{{ text(value: {{ {Join(3_000, i => $"x{i}: 1")} }}) }}",
            $"query({Join(100, i => $"$v{i}: Int")}) {{ hello }}",
            $"{{ {Join(19, i => $"a: text(value: \"{i}\")")} }}",
        ];

        foreach (var document in documents)
        {
            var answer = await host.QueryAsync(document);

            Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
            Assert.True(answer.Text.Length < 4_096, answer.Text[..200]);
        }
    }

    [Theory]
    [InlineData("Production", "Cannot query field 'helo' on type 'Query'.")]
    [InlineData("Development", "Cannot query field 'helo' on type 'Query'. Did you mean 'hello'?")]
    public async Task Suggestions_are_for_developers(string environment, string message)
    {
        await using var host = await GraphHost.StartAsync(environment);

        Assert.Equal(message, (await host.QueryAsync("{ helo }")).Message);
    }

    [Theory]
    [InlineData("{ thing { idd } }", "The field 'idd' does not exist.")]
    [InlineData("{ thing(x: 1) { id } }", "The argument 'x' does not exist.")]
    [InlineData("{ ... on Thong { id } }", "The type 'Thong' does not exist.")]
    [InlineData("{ hello @live }", "The directive 'live' does not exist.")]
    [InlineData("{ thing }", "This field takes a selection of fields, or takes none.")]
    [InlineData("{ text }", "A required argument is missing.")]
    [InlineData("{ text(value: 5) }", "The argument 'value' has an invalid value.")]
    [InlineData("query($v: Thing) { hello }", "This part of the document is not valid.")]
    [InlineData("query($v: Int!) { text(value: $v) }", "This part of the document is not valid.")]
    [InlineData("query($v: String!) { text(value: $v) }", "The variable '$v' has an invalid value.")]
    public async Task A_stranger_learns_no_name_of_the_schema(string document, string message)
    {
        await using var host = await GraphHost.StartAsync();

        Assert.Equal(message, (await host.QueryAsync(document, token: null)).Message);
        Assert.NotEqual(message, (await host.QueryAsync(document)).Message);
    }

    [Theory]
    [InlineData("{ __schema { types { name } } }", "__schema")]
    [InlineData("{ hello ...F } fragment F on Query { a: __type(name: \"Thing\") { name } }", "__type")]
    public async Task A_stranger_may_not_introspect_in_production(string document, string field)
    {
        await using var production = await GraphHost.StartAsync();
        await using var development = await GraphHost.StartAsync("Development");

        // Twice: the second time as a known document.
        Assert.Null((await production.QueryAsync(document)).Code);
        var answer = await production.QueryAsync(document, token: null);

        Assert.Equal((HttpStatusCode.BadRequest, "HC0046", field), (answer.Status, answer.Code, answer.Error.GetProperty("extensions").GetProperty("field").GetString()));
        Assert.Null((await development.QueryAsync(document, token: null)).Code);
        Assert.Equal("""{"data":{"__typename":"Query"}}""", (await production.QueryAsync("{ __typename }", token: null)).Text);
    }

    [Fact]
    public async Task Every_tool_may_introspect_when_signed_in()
    {
        await using var host = await GraphHost.StartAsync();

        Assert.Null((await host.QueryAsync(Introspection)).Code);
    }

    [Fact]
    public void The_serializer_of_others_sees_the_narrowest_view()
    {
        var info = new ErrorMapper().GetInfo(new ExecutionError("secret", new InvalidOperationException("secret")));

        Assert.Equal("Unexpected Execution Error", info.Message);
        Assert.Equal("INTERNAL", info.Extensions?["code"]);
    }
}
