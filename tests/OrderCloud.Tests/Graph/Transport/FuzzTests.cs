using System.Net;
using System.Text.RegularExpressions;
using CsCheck;
using GraphQL.Types;
using static OrderCloud.Tests.Graph.Security.Documents;

namespace OrderCloud.Tests.Graph.Transport;

/// <summary>Damaged documents and variables, with a fixed number of tries and a printed seed.</summary>
public sealed partial class FuzzTests
{
    private static readonly string[] Seeds =
    [
        "query($v: String!) { thing { id name parent { price } } text(value: $v) hello values }",
        "{ pair(of: { left: \"a\", right: 1 }) optional(value: \"x\") all(of: [1, 2]) ...F } fragment F on Query { thing { ... on Thing { id } } }",
        "mutation M($k: Int) { write replay } ",
        "query T($n: Int) { things(first: $n, where: { name: { eq: \"a\", eq: \"b\" }, or: [{ x: 1 }] }) { nodes { id } } }",
        "query A { echo(number: 12.5) } query B { deep(value: { a: [1] }) @include(if: true) }",
        Introspection,
    ];

    private static readonly string[] Pieces = ["{", "}", "(", ")", ":", "$v", "name", "id: 1", "x", "... on Thing", "...F", "@skip(if: true)", "Int", "null", "\"", "[", "]", "5", "__schema { types { name } }", "thing", "secretCos", "a: 1, a: 2", "{ a: 1, a: 2 }"];

    [Fact, Trait("Proves", "P14")]
    public async Task No_document_and_no_variables_make_the_server_fail()
    {
        await using var host = await GraphHost.StartAsync();
        var statuses = new System.Collections.Concurrent.ConcurrentDictionary<HttpStatusCode, int>();

        await Gen.Select(Damaged, Variables).SampleAsync(async (document, variables) =>
        {
            var answer = await host.PostAsync($"{{\"query\":{System.Text.Json.JsonSerializer.Serialize(document)},\"variables\":{variables}}}");
            statuses.AddOrUpdate(answer.Status, 1, (_, count) => count + 1);

            return (int)answer.Status < 500 && (answer.Code is null || answer.Error.GetProperty("message").GetString() is { Length: > 0 });
        }, iter: 2_000, threads: 4);

        Assert.Empty(host.Logged.Errors);
        Assert.True(statuses.GetValueOrDefault(HttpStatusCode.OK) > 0 && statuses.GetValueOrDefault(HttpStatusCode.BadRequest) > 200, string.Join(' ', statuses));
    }

    [Fact]
    public async Task Errors_tell_strangers_no_name_they_did_not_write()
    {
        await using var host = await GraphHost.StartAsync();
        var schema = TinySchema.Make();
        schema.Initialize();

        // Some are words of our sentences too.
        var names = schema.AllTypes.SelectMany(type => ((type as IComplexGraphType)?.Fields ?? []).SelectMany(field => (field.Arguments ?? []).Select(it => it.Name).Append(field.Name)).Append(type.Name))
            .Where(name => name is not ("value" or "of" or "field" or "type" or "name" or "args" or "fields")).ToHashSet();
        var (leaks, errors) = (new System.Collections.Concurrent.ConcurrentBag<string>(), 0);

        await Damaged.SampleAsync(async document =>
        {
            var answer = await host.QueryAsync(document, token: null);

            if (answer.Code is null)
                return;

            Interlocked.Increment(ref errors);
            var text = string.Join(' ', answer.Json.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("message").GetString()));

            foreach (var name in Word().Matches(text).Select(word => word.Value).Where(word => names.Contains(word) && !document.Contains(word)))
                leaks.Add($"{name}: {text}");
        }, iter: 1_000, threads: 4);

        Assert.Empty(leaks);
        Assert.True(errors > 500, $"{errors} errors");
        Assert.Contains("Query", (await host.QueryAsync("{ x }")).Message);
    }

    private static Gen<string> Damaged => Gen.Select(Gen.Int[0, Seeds.Length - 1], Gen.Int[0, 2_000], Gen.Int[0, 8], Gen.Int[0, Pieces.Length - 1]).Select((seed, at, cut, piece) =>
    {
        var text = Seeds[seed];
        at %= text.Length;

        return text.Remove(at, Math.Min(cut, text.Length - at)).Insert(at, $" {Pieces[piece]} ");
    });

    private static Gen<string> Variables => Gen.Int[0, 9].Select(index => new[] { "null", "{}", "{\"v\":\"x\"}", "{\"v\":null}", "{\"v\":1e30}", "{\"v\":[[]]}", "{\"v\":{\"left\":{}}}", "{\"v\":1,\"v\":2}", "{\"\":\"\\u0000\"}", "{\"v\":-0.0}" }[index]);

    [GeneratedRegex("[_A-Za-z][_0-9A-Za-z]*")]
    private static partial Regex Word();
}
