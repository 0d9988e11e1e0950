using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Platform.Graph.Transport;
using OrderCloud.Platform.Graph.Transport.Known;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Tests.Graph.Transport;

public sealed class LoadTests
{
    [Fact, Trait("Proves", "P24")]
    public async Task A_tenants_share_is_its_own()
    {
        await using var host = await GraphHost.StartAsync(settings: [("GraphQL:Limits:TenantOperations", "2"), ("GraphQL:Limits:ProcessOperations", "3"), ("GraphQL:Limits:RetryAfter", "00:00:03")]);
        var gate = Guid.NewGuid().ToString();
        var document = $"{{ wait(until: \"{gate}\") }}";
        var running = new[] { host.QueryAsync(document), host.QueryAsync(document) };
        await Waiting.Until(gate, 2);

        var third = await host.QueryAsync("{ hello }");
        var other = await host.QueryAsync("{ hello }", token: Tokens.Other);

        Assert.Equal((HttpStatusCode.TooManyRequests, "RATE_LIMITED", "3"), (third.Status, third.Code, third.Header("Retry-After")));
        Assert.Equal(HttpStatusCode.OK, other.Status);

        var last = host.QueryAsync(document, token: Tokens.Other);
        await Waiting.Until(gate, 3);
        var full = await host.QueryAsync("{ hello }", token: null, accept: "application/json");

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "SERVICE_UNAVAILABLE", "3"), (full.Status, full.Code, full.Header("Retry-After")));

        Waiting.Release(gate);
        await Task.WhenAll([.. running, last]);

        Assert.Equal(HttpStatusCode.OK, (await host.QueryAsync("{ hello }")).Status);
    }

    [Fact]
    public async Task An_operation_that_takes_too_long_is_stopped()
    {
        await using var host = await GraphHost.StartAsync(settings: ("GraphQL:Limits:ExecutionTime", "00:00:00.2"));

        var answer = await host.QueryAsync("{ wait(until: \"never\") }");

        Assert.Equal((HttpStatusCode.InternalServerError, "HC0045", false), (answer.Status, answer.Code, answer.HasData));
        Assert.Empty(host.Logged.Errors);
    }

    [Fact]
    public async Task A_client_that_hangs_up_gives_its_place_back()
    {
        await using var host = await GraphHost.StartAsync(settings: ("GraphQL:Limits:TenantOperations", "1"));
        using var patience = new CancellationTokenSource();
        var gate = Guid.NewGuid().ToString();
        var waiting = host.Client.SendAsync(new HttpRequestMessage(HttpMethod.Get, $"/graphql?query={{wait(until:\"{gate}\")}}") { Headers = { { "Authorization", "Bearer member" } } }, patience.Token);
        await Waiting.Until(gate, 1);

        await patience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.True(SpinWait.SpinUntil(() => host.QueryAsync("{ hello }").GetAwaiter().GetResult().Status is HttpStatusCode.OK, TimeSpan.FromSeconds(10)));
        Assert.Empty(host.Logged.Errors);
    }

    [Fact]
    public async Task Known_documents_are_kept_and_broken_ones_not()
    {
        await using var host = await GraphHost.StartAsync(settings: ("GraphQL:DocumentCache:Documents", "2"));
        var cache = host.Services.GetRequiredService<DocumentCache>();

        foreach (var document in new[] { "{ nothing }", "{ hello", "mutation { write }" })
            await host.QueryAsync(document, token: Tokens.Reader);

        Assert.Equal(0, cache.Count);

        foreach (var document in new[] { "{ a: hello }", "{ b: hello }", "{ a: hello }", "{ c: hello }" })
            await host.QueryAsync(document);

        Assert.Equal(2, cache.Count);
        Assert.NotNull(cache.Find("{ a: hello }"));
        Assert.Null(cache.Find("{ b: hello }"));
        Assert.NotNull(cache.Find("{ c: hello }"));
    }

    [Fact]
    public void Kept_texts_have_a_length_in_all()
    {
        var cache = new DocumentCache(new() { Documents = 10, Characters = 100 });
        var document = new KnownDocument(new GraphQLParser.AST.GraphQLDocument([]), TinySchema.Make());

        cache.Keep(new string('a', 60), document);
        cache.Keep(new string('b', 60), document);
        cache.Keep(new string('c', 101), document);

        Assert.Null(cache.Find(new string('a', 60)));
        Assert.NotNull(cache.Find(new string('b', 60)));
        Assert.Equal(1, cache.Count);
    }

    [Theory]
    [InlineData("GraphQL:Limits:TenantOperations", "0")]
    [InlineData("GraphQL:Guard:Tokens", "-1")]
    [InlineData("GraphQL:Sockets:PingInterval", "soon")]
    public async Task A_wrong_setting_stops_the_start_and_is_named(string key, string value)
    {
        var fault = await Assert.ThrowsAsync<SettingException>(() => GraphHost.StartAsync(settings: (key, value)));

        Assert.Contains(key, fault.Message);
    }
}
