using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace OrderCloud.Tests.Graph.Transport;

/// <summary>What an operation may cost, and what is told of it. <c>things</c> is a list in pages of which there are three.</summary>
public sealed class CostTests
{
    private const string Page = "query($n: Int) { things(first: $n) { nodes { id parent { id } } } }";

    [Theory]
    [InlineData(100, "HC0047", "fieldCost", 111, "maxFieldCost", 110)]
    [InlineData(50, null, "", 0, "", 0)]
    public async Task What_costs_too_much_is_refused_by_the_variables_that_are_sent(int size, string? code, string metric, int cost, string limit, int most)
    {
        await using var host = await GraphHost.StartAsync(settings: ("GraphQL:Cost:FieldCost", "110"));

        // Twice: the second time the document may be known.
        for (var round = 0; round < 2; round++)
        {
            await host.QueryAsync(Page, new { n = 1 });
            var answer = await host.QueryAsync(Page, new { n = size });

            Assert.Equal((code is null ? HttpStatusCode.OK : HttpStatusCode.BadRequest, code), (answer.Status, answer.Code));

            if (code is not null)
                Assert.Equal((cost, most), (answer.Error.GetProperty("extensions").GetProperty(metric).GetInt32(), answer.Error.GetProperty("extensions").GetProperty(limit).GetInt32()));
        }
    }

    [Fact]
    public async Task Objects_have_a_limit_of_their_own()
    {
        await using var host = await GraphHost.StartAsync(settings: ("GraphQL:Cost:TypeCost", "100"));

        var answer = await host.QueryAsync(Page, new { n = 60 });

        Assert.Equal("HC0047", answer.Code);
        Assert.Equal("""{"code":"HC0047","typeCost":121,"maxTypeCost":100}""", answer.Error.GetProperty("extensions").GetRawText());
    }

    [Fact]
    public async Task A_client_may_ask_what_it_costs_beside_the_answer_or_instead_of_it()
    {
        await using var host = await GraphHost.StartAsync();

        var quiet = await host.QueryAsync("{ hello }");
        var report = await AskAsync(host, "mutation { write }", "report");
        var validate = await AskAsync(host, "mutation { write }", "validate");
        var refused = await AskAsync(host, "{ nothing }", "validate");

        Assert.DoesNotContain("operationCost", quiet.Text);
        Assert.Equal("""{"data":{"write":"no key"},"extensions":{"operationCost":{"fieldCost":10,"typeCost":0}}}""", report.Text);
        Assert.Equal((HttpStatusCode.OK, """{"extensions":{"operationCost":{"fieldCost":10,"typeCost":0}}}"""), (validate.Status, validate.Text));
        Assert.Equal("VALIDATION_FAILED", refused.Code);
    }

    [Fact]
    public async Task A_stranger_is_told_that_he_is_one_and_not_the_cost()
    {
        await using var host = await GraphHost.StartAsync(settings: ("GraphQL:Cost:FieldCost", "5"));

        Assert.Equal("AUTH_NOT_AUTHORIZED", (await host.QueryAsync("mutation { write }", token: Tokens.Reader)).Code);
        Assert.Equal("HC0047", (await host.QueryAsync("mutation { write }")).Code);
    }

    [Fact]
    public async Task What_was_not_found_is_given_back()
    {
        var clock = new FakeTimeProvider();
        await using var host = await GraphHost.StartAsync(services: services => services.AddSingleton<TimeProvider>(clock), settings: ("GraphQL:Rate:ClientPoints", "1000"));

        // A hundred were asked for and three came, with a parent each: the connection and six objects.
        Assert.Contains("r=989", (await host.QueryAsync(Page, new { n = 100 })).Header("RateLimit"));
        Assert.Contains("r=978", (await host.QueryAsync(Page, new { n = 100 })).Header("RateLimit"));
    }

    [Fact]
    public async Task Who_has_not_enough_for_what_may_come_back_is_asked_to_wait()
    {
        var clock = new FakeTimeProvider();
        await using var host = await GraphHost.StartAsync(services: services => services.AddSingleton<TimeProvider>(clock), settings: [("GraphQL:Rate:ClientPoints", "205"), ("GraphQL:Rate:ClientPerSecond", "1")]);

        Assert.Equal(HttpStatusCode.OK, (await host.QueryAsync(Page, new { n = 100 })).Status);
        var second = await host.QueryAsync(Page, new { n = 100 });

        Assert.Equal((HttpStatusCode.TooManyRequests, "7"), (second.Status, second.Header("Retry-After")));
    }

    private static Task<Answer> AskAsync(GraphHost host, string document, string cost) => host.PostAsync(
        System.Text.Json.JsonSerializer.Serialize(new { query = document }), change: request =>
        {
            request.Headers.Add("GraphQL-Cost", cost);
            request.Headers.TryAddWithoutValidation("Accept", "application/graphql-response+json");
        });
}
