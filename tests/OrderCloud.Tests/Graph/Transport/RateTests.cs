using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph.Rate;
using OrderCloud.Platform.Graph.Security;

namespace OrderCloud.Tests.Graph.Transport;

/// <summary>What callers may ask for, on a server with a clock that stands still: { hello } costs 10 points.</summary>
public sealed class RateTests
{
    private readonly FakeTimeProvider clock = new();

    [Fact, Trait("Capability", "R3/part")]
    public async Task Who_has_nothing_left_is_refused_with_what_he_has_and_when_he_may_ask_again()
    {
        await using var host = await HostAsync(("ClientPoints", "25"), ("ClientPerSecond", "4"));

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK], [(await HelloAsync(host)).Status, (await HelloAsync(host)).Status]);
        var refused = await HelloAsync(host);

        // Five are left; ten cost five more, at four a second.
        Assert.Equal((HttpStatusCode.TooManyRequests, "RATE_LIMITED", "2"), (refused.Status, refused.Code, refused.Header("Retry-After")));
        Assert.Equal("""{"maximumAvailable":25,"currentlyAvailable":5,"restoreRate":4}""", refused.Error.GetProperty("extensions").GetProperty("throttleStatus").GetRawText());
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.TooManyRequests, (await HelloAsync(host)).Status);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.OK, (await HelloAsync(host)).Status);
    }

    [Fact]
    public async Task Every_answer_tells_the_limits_and_what_is_left()
    {
        await using var host = await HostAsync(("ClientPoints", "2000"), ("TenantPoints", "10000"));

        var first = await HelloAsync(host);
        var second = await host.QueryAsync("{ thing { name parent { name } } }");
        var stranger = await host.QueryAsync("{ __typename }", token: null);

        Assert.Equal("\"client\";q=2000;w=20, \"tenant\";q=10000;w=20", first.Header("RateLimit-Policy"));
        Assert.Equal("\"client\";r=1990;t=1, \"tenant\";r=9990;t=1", first.Header("RateLimit"));
        Assert.Equal("\"client\";r=1979;t=1, \"tenant\";r=9979;t=1", second.Header("RateLimit"));
        Assert.StartsWith("\"address\";q=", stranger.Header("RateLimit-Policy"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ nothing }")]
    [InlineData("{ hello")]
    [InlineData("mutation { write }")]
    [InlineData("query($v: String!) { text(value: $v) }")]
    [InlineData("{ a: hello b: hello c: hello ...F } fragment F on Query { ...F }")]
    public async Task A_refused_document_pays_ten_and_no_more(string document)
    {
        await using var host = await HostAsync(("ClientPoints", "100"));
        var reader = await HelloAsync(host, Tokens.Reader);

        var refused = await host.QueryAsync(document, token: Tokens.Reader);

        Assert.Equal(90, Left(reader));
        Assert.NotEqual(HttpStatusCode.OK, refused.Status);
        Assert.Equal(80, Left(refused));
    }

    [Fact]
    public async Task What_was_stopped_half_way_pays_as_much_as_it_would_have_cost()
    {
        await using var host = await GraphHost.StartAsync(settings: [("GraphQL:Rate:ClientPoints", "100"), ("GraphQL:Rate:ClientPerSecond", "1"), ("GraphQL:Limits:ExecutionTime", "00:00:00.2")]);

        var stopped = await host.QueryAsync($"{{ a: hello b: hello c: wait(until: \"{Guid.NewGuid()}\") }}");

        Assert.Equal("HC0045", stopped.Code);
        Assert.InRange(Left(stopped), 70, 72);
    }

    [Fact]
    public async Task To_ask_for_the_cost_alone_pays_one_point()
    {
        await using var host = await HostAsync(("ClientPoints", "100"));

        var asked = await host.PostAsync("""{"query":"{ a: hello b: hello c: hello }"}""", change: request => request.Headers.Add("GraphQL-Cost", "validate"));
        var wrong = await host.PostAsync("""{"query":"{ a: hello b: nothing }"}""", change: request => request.Headers.Add("GraphQL-Cost", "validate"));

        Assert.Equal((99, 89), (Left(asked), Left(wrong)));
    }

    [Fact]
    public async Task What_fails_before_it_runs_pays_as_a_refused_document()
    {
        var failures = 1;
        await using var host = await GraphHost.StartAsync(
            services: services => services.AddSingleton<TimeProvider>(clock).AddScoped<TenantScope.Identity>(_ => failures-- > 0 ? throw new InvalidOperationException("There is no room.") : new()),
            settings: ("GraphQL:Rate:ClientPoints", "100"));

        Assert.Equal("INTERNAL", (await host.QueryAsync("{ a: hello b: hello }")).Code);
        Assert.Equal(80, Left(await HelloAsync(host)));
    }

    [Fact]
    public async Task A_document_pays_alike_before_and_after_it_is_known()
    {
        await using var host = await HostAsync(("ClientPoints", "1000"));
        const string document = "{ thing { ...T } again: thing { ...T } __typename } fragment T on Thing { id parent { parent { id } } }";

        // Two root fields, and two objects below each.
        Assert.Equal((976, 952), (Left(await host.QueryAsync(document)), Left(await host.QueryAsync(document))));
    }

    [Fact]
    public async Task A_document_dearer_than_all_that_can_be_saved_takes_everything()
    {
        await using var host = await HostAsync(("ClientPoints", "15"), ("ClientPerSecond", "5"));

        Assert.Equal(HttpStatusCode.OK, (await host.QueryAsync("{ a: hello b: hello c: hello }")).Status);
        var refused = await host.QueryAsync("{ a: hello b: hello c: hello }");

        clock.Advance(TimeSpan.FromSeconds(1));
        var early = await host.QueryAsync("{ a: hello b: hello c: hello }");

        Assert.Equal([(HttpStatusCode.TooManyRequests, "1"), (HttpStatusCode.TooManyRequests, "2")], [(refused.Status, refused.Header("Retry-After")), (early.Status, early.Header("Retry-After"))]);
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(HttpStatusCode.OK, (await host.QueryAsync("{ a: hello b: hello c: hello }")).Status);
    }

    [Fact, Trait("Proves", "P24/part")]
    public async Task Clients_of_a_tenant_have_a_share_each_and_one_together_and_other_tenants_feel_nothing()
    {
        await using var host = await HostAsync(("ClientPoints", "20"), ("TenantPoints", "30"));

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests], [(await HelloAsync(host)).Status, (await HelloAsync(host)).Status, (await HelloAsync(host)).Status]);
        Assert.Equal(HttpStatusCode.OK, (await HelloAsync(host, Tokens.Reader)).Status);
        var spent = await HelloAsync(host, Tokens.Reader);
        var other = await HelloAsync(host, Tokens.Other);

        Assert.Equal((HttpStatusCode.TooManyRequests, 30), (spent.Status, spent.Error.GetProperty("extensions").GetProperty("throttleStatus").GetProperty("maximumAvailable").GetInt32()));
        // What the tenant lacked was not taken from the client.
        Assert.Equal(10, Left(spent));
        Assert.Equal((HttpStatusCode.OK, 10), (other.Status, Left(other)));
    }

    [Fact]
    public async Task A_plan_decides_how_much_a_tenant_gets()
    {
        await using var host = await HostAsync(("ClientPoints", "2000"), ("TenantPoints", "10000"));
        var tokens = host.Services.GetRequiredService<Tokens>();
        tokens.Known[Tokens.Member] = tokens.Known[Tokens.Member] with { PointsPerSecond = 10 };

        var small = await HelloAsync(host);
        var usual = await HelloAsync(host, Tokens.Other);

        Assert.Equal("\"client\";q=200;w=20, \"tenant\";q=1000;w=20", small.Header("RateLimit-Policy"));
        Assert.Equal("\"client\";q=2000;w=20, \"tenant\";q=10000;w=20", usual.Header("RateLimit-Policy"));
    }

    [Fact]
    public async Task Strangers_pay_by_their_address()
    {
        await using var host = await HostAsync(("AddressPoints", "15"), ("AddressPerSecond", "1"));

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.TooManyRequests], [(await HelloAsync(host, token: null)).Status, (await HelloAsync(host, token: null)).Status]);
        Assert.Equal(HttpStatusCode.OK, (await HelloAsync(host)).Status);
    }

    [Fact]
    public async Task A_socket_pays_from_the_same_purse()
    {
        await using var host = await HostAsync(("ClientPoints", "25"));
        await using var client = await SocketClient.ReadyAsync(host);

        await client.SubscribeAsync("1", "{ hello }");
        var first = (await client.ReceiveAsync(), await client.ReceiveAsync());
        await client.SubscribeAsync("2", "{ hello }");
        var second = (await client.ReceiveAsync(), await client.ReceiveAsync());
        await client.SubscribeAsync("3", "{ hello }");
        var refused = JsonDocument.Parse((await client.ReceiveAsync())!).RootElement;

        Assert.All([first.Item1, second.Item1], frame => Assert.Contains("\"next\"", frame, StringComparison.Ordinal));
        Assert.Equal(("error", "RATE_LIMITED"), (refused.GetProperty("type").GetString(), refused.GetProperty("payload")[0].GetProperty("extensions").GetProperty("code").GetString()));
        Assert.Equal(5, Left(await HelloAsync(host)));
    }

    [Theory, InlineData(0, 10), InlineData(1, 10), InlineData(1 << 20, 10), InlineData((1 << 20) + 1, 20), InlineData(64 << 20, 640)]
    public void An_upload_costs_ten_for_each_mebibyte_that_is_begun(long bytes, double points) => Assert.Equal(points, new RateBudget(new(), clock).OfUpload(bytes));

    [Fact]
    public void A_flood_of_addresses_does_not_fill_the_memory()
    {
        var budget = new RateBudget(new(), clock);

        for (var address = 0L; address < 250_000; address++)
            budget.Open(Credential.Anonymous, new IPAddress(address)).Hold(1);

        Assert.InRange(budget.Count, 1, 100_000);
    }

    [Fact]
    public void Who_is_given_no_points_is_turned_away()
    {
        var budget = new RateBudget(new() { AddressPoints = 0 }, clock);

        Assert.Equal("RATE_LIMITED", Assert.Throws<RequestRefusal>(budget.Open(Credential.Anonymous, IPAddress.Loopback).RequireAny).Code);
    }

    [Fact]
    public void Who_was_forgotten_pays_from_one_bucket_when_he_comes_again()
    {
        var (budget, home, headers) = (new RateBudget(new() { AddressPoints = 100 }, clock), new IPAddress(1L << 24 | 10), new HeaderDictionary());
        var kept = budget.Open(Credential.Anonymous, home);
        kept.Hold(1);

        for (var address = 1L; budget.Count < 100_000 && address < 200_000; address++)
            budget.Open(Credential.Anonymous, new IPAddress(address << 8 | 11)).Hold(1);

        budget.Open(Credential.Anonymous, new IPAddress(12)).Hold(1);
        Assert.InRange(budget.Count, 1, 50_001);
        kept.Again();
        budget.Open(Credential.Anonymous, home).Tell(headers);

        Assert.Contains("r=99;", headers["RateLimit"].ToString());
    }

    private static Task<Answer> HelloAsync(GraphHost host, string? token = Tokens.Member) => host.QueryAsync("{ hello }", token: token);

    private static int Left(Answer answer) => int.Parse(answer.Header("RateLimit")!.Split(";r=")[1].Split(';')[0], System.Globalization.CultureInfo.InvariantCulture);

    private Task<GraphHost> HostAsync(params (string Key, string Value)[] settings) => GraphHost.StartAsync(
        services: services => services.AddSingleton<TimeProvider>(clock), settings: [.. settings.Select(it => ($"GraphQL:Rate:{it.Key}", it.Value))]);
}
