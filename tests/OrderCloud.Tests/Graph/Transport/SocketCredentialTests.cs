using System.Net.WebSockets;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Platform.Graph.Events;

namespace OrderCloud.Tests.Graph.Transport;

[Trait("Proves", "P12")]
public sealed class SocketCredentialTests
{
    [Theory]
    [InlineData("authorization", Tokens.Member, "hello Lin")]
    [InlineData("Authorization", "Bearer member", "hello Lin")]
    [InlineData("other", Tokens.Member, "hello anonymous")]
    public async Task The_token_may_come_with_the_initialisation(string key, string token, string hello)
    {
        await using var host = await GraphHost.StartAsync();
        await using var client = await SocketClient.ConnectAsync(host, token: null);

        await client.SendAsync("""{"type":"connection_init","payload":{"KEY":"TOKEN"}}""".Replace("KEY", key).Replace("TOKEN", token));
        Assert.Equal("""{"type":"connection_ack"}""", await client.ReceiveAsync());

        await client.SubscribeAsync("1", "{ hello }");
        Assert.Contains(hello, await client.ReceiveAsync());
    }

    [Theory, InlineData("wrong"), InlineData("suspended"), InlineData("mismatch")]
    public async Task A_refused_token_closes(string token)
    {
        await using var host = await GraphHost.StartAsync();
        await using var byHeader = await SocketClient.ConnectAsync(host, token);
        await using var byInit = await SocketClient.ConnectAsync(host, token: null);

        await byHeader.SendAsync("""{"type":"connection_init"}""");
        await byInit.SendAsync("""{"type":"connection_init","payload":{"authorization":"TOKEN"}}""".Replace("TOKEN", token));

        Assert.Equal((4403, "Forbidden"), await byHeader.EndAsync());
        Assert.Equal((4403, "Forbidden"), await byInit.EndAsync());
    }

    [Theory]
    [InlineData("""{"\ud800":""}""")]
    [InlineData("""{"authorization":"\ud800"}""")]
    [InlineData("""{"deep":#}""")]
    public async Task An_initialisation_that_cannot_be_read_closes(string payload)
    {
        await using var host = await GraphHost.StartAsync();
        await using var client = await SocketClient.ConnectAsync(host);

        await client.SendAsync($$"""{"type":"connection_init","payload":{{payload.Replace("#", new string('[', 100) + new string(']', 100))}}}""");

        Assert.Equal((4400, "Invalid message received"), await client.EndAsync());
        Assert.Empty(host.Logged.Errors);
    }

    [Fact]
    public async Task Who_cannot_be_checked_at_the_initialisation_is_asked_to_come_back()
    {
        await using var host = await GraphHost.StartAsync();
        await using var client = await SocketClient.ConnectAsync(host, token: null);

        await client.SendAsync("""{"type":"connection_init","payload":{"authorization":"broken"}}""");

        Assert.Equal((1013, "The credential can't be checked now"), await client.EndAsync());
        Assert.Contains("10.0.0.7", Assert.Single(host.Logged.Errors).Fault!.Message);
    }

    [Fact]
    public async Task The_socket_ends_with_its_token()
    {
        await using var host = await GraphHost.StartAsync();
        var tokens = host.Services.GetRequiredService<Tokens>();
        tokens.Known["short"] = Tokens.Of(Tokens.Tenant, Tokens.Watch) with { ExpiresAt = DateTimeOffset.UtcNow.AddSeconds(1) };
        await using var client = await SocketClient.ReadyAsync(host, "short");

        Assert.Equal(4403, (await client.EndAsync()).Code);
        Assert.True(DateTimeOffset.UtcNow >= tokens.Known["short"].ExpiresAt);
    }

    [Fact]
    public async Task A_revoked_user_is_off_by_the_next_check()
    {
        await using var host = await GraphHost.StartAsync(settings: ("GraphQL:Sockets:CheckInterval", "00:00:00.2"));
        var tokens = host.Services.GetRequiredService<Tokens>();
        tokens.Known["one"] = Tokens.Of(Tokens.Tenant);
        tokens.Known["two"] = Tokens.Of(Tokens.Tenant);
        await using var one = await SocketClient.ReadyAsync(host, "one");
        await using var two = await SocketClient.ReadyAsync(host, "two");

        tokens.Known.TryRemove("one", out _);

        Assert.Equal(4403, (await one.EndAsync()).Code);
        await two.SubscribeAsync("1", "{ hello }");
        Assert.Contains("hello Lin", await two.ReceiveAsync());
    }

    [Theory, InlineData(false, "AUTH_NOT_AUTHORIZED"), InlineData(true, "AUTH_NOT_AUTHENTICATED")]
    public async Task What_was_taken_away_counts_for_the_next_event_and_not_only_from_the_next_check(bool isGone, string code)
    {
        await using var host = await GraphHost.StartAsync(settings: ("GraphQL:Sockets:CheckInterval", "00:10:00"));
        var (tokens, bus) = (host.Services.GetRequiredService<Tokens>(), (MemoryEventBus)host.Services.GetRequiredService<IEventBus>());
        tokens.Known["demoted"] = Tokens.Of(Tokens.Tenant, Tokens.Watch);
        await using var client = await SocketClient.ReadyAsync(host, "demoted");
        await client.SubscribeAsync("1", "subscription { thingChanged(id: \"a\") { text } }");
        void Publish() => bus.Publish(EventTopic.For(Tokens.Tenant, "thing:a"), new(Guid.CreateVersion7(), DateTimeOffset.UtcNow, Guid.CreateVersion7()));
        Assert.True(SpinWait.SpinUntil(() => bus.Topics == 1, TimeSpan.FromSeconds(10)));
        Publish();
        Assert.Contains("a of", await client.ReceiveAsync());

        if (isGone)
            tokens.Known.TryRemove("demoted", out _);
        else
            tokens.Known["demoted"] = tokens.Known["demoted"] with { Caller = tokens.Known["demoted"].Caller with { Permissions = new HashSet<string>() } };

        Publish();

        Assert.Contains(code, await client.ReceiveAsync());
        Assert.True(SpinWait.SpinUntil(() => bus.Topics == 0, TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public async Task A_token_that_becomes_another_tenants_closes()
    {
        await using var host = await GraphHost.StartAsync(settings: ("GraphQL:Sockets:CheckInterval", "00:00:00.2"));
        var tokens = host.Services.GetRequiredService<Tokens>();
        tokens.Known["moved"] = Tokens.Of(Tokens.Tenant);
        await using var client = await SocketClient.ReadyAsync(host, "moved");

        tokens.Known["moved"] = tokens.Known["moved"] with { Tenant = Tokens.OtherTenant };

        Assert.Equal(4403, (await client.EndAsync()).Code);
    }

    [Theory]
    [InlineData("own", true)]
    [InlineData("https://evil.example", false)]
    [InlineData(null, false)]
    public async Task A_socket_by_cookie_comes_from_our_own_page(string? origin, bool allowed)
    {
        await using var host = await GraphHost.StartAsync();
        var page = origin is "own" ? host.Client.BaseAddress!.GetLeftPart(UriPartial.Authority) : origin;

        var connecting = SocketClient.ConnectAsync(host, token: null, origin: page, cookie: true);

        if (allowed)
            await (await connecting).DisposeAsync();
        else
            Assert.Contains("403", (await Assert.ThrowsAsync<WebSocketException>(() => connecting)).Message);
    }
}
