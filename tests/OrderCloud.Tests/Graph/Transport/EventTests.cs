using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Platform.Graph.Events;

namespace OrderCloud.Tests.Graph.Transport;

public sealed class EventTests : IAsyncLifetime
{
    private GraphHost host = null!;

    private MemoryEventBus Bus => (MemoryEventBus)host.Services.GetRequiredService<IEventBus>();

    private Tokens Tokens => host.Services.GetRequiredService<Tokens>();

    public async ValueTask InitializeAsync() => host = await GraphHost.StartAsync(settings: ("GraphQL:Sockets:CheckInterval", "00:00:00.2"));

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task An_event_arrives_until_the_client_has_enough()
    {
        await using var client = await SocketClient.ReadyAsync(host);
        await FollowAsync(client, "a");
        var notice = Notice();

        Publish("a", notice);
        var next = await client.ReceiveAsync();

        Assert.StartsWith("""{"id":"s-a","type":"next","payload":{"data":{"thingChanged":{"eventId":""", next);
        Assert.Contains(notice.EventId.ToString(), next);
        Assert.Contains($"a of {Tokens.Tenant.Id}", next);

        await client.SendAsync("""{"id":"s-a","type":"complete"}""");
        await TopicsAsync(0);
        Publish("a", Notice());
        await client.SubscribeAsync("s-a", "{ hello }");

        Assert.Contains("hello Lin", await client.ReceiveAsync());
    }

    [Fact, Trait("Proves", "P10")]
    public async Task Another_tenant_hears_nothing_of_the_same_key()
    {
        await using var ours = await SocketClient.ReadyAsync(host);
        await using var theirs = await SocketClient.ReadyAsync(host, Tokens.Other);
        await FollowAsync(ours, "a");
        await FollowAsync(theirs, "a", topics: 2);

        Publish("a", Notice());
        Bus.Publish(EventTopic.For(Tokens.OtherTenant, "thing:a"), Notice());

        Assert.Contains($"a of {Tokens.Tenant.Id}", await ours.ReceiveAsync());
        Assert.Contains($"a of {Tokens.OtherTenant.Id}", await theirs.ReceiveAsync());
        await theirs.SubscribeAsync("q", "{ hello }");
        Assert.Contains("hello Lin", await theirs.ReceiveAsync());
    }

    [Fact]
    public async Task Each_event_has_a_scope_of_its_own()
    {
        await using var client = await SocketClient.ReadyAsync(host);
        await FollowAsync(client, "scoped");
        var before = ThingChanged.Scopes.Count;

        for (var i = 0; i < 3; i++)
        {
            Publish("scoped", Notice());
            await client.ReceiveAsync();
        }

        // Other tests' events are noted beside these.
        var scopes = ThingChanged.Scopes.ToArray();
        Assert.Equal(scopes, scopes.Distinct());
        Assert.True(scopes.Length >= before + 3);
    }

    [Fact]
    public async Task What_may_not_be_seen_is_not_heard_of()
    {
        await using var client = await SocketClient.ReadyAsync(host);
        await FollowAsync(client, "a");
        var visible = Notice();

        Publish("a", Notice() with { ObjectId = ThingChanged.Hidden });
        Publish("a", visible);

        Assert.Contains(visible.EventId.ToString(), await client.ReceiveAsync());
    }

    [Fact]
    public async Task A_failing_event_is_masked_and_the_stream_goes_on()
    {
        await using var client = await SocketClient.ReadyAsync(host);
        await FollowAsync(client, "a");

        Publish("a", Notice() with { ObjectId = ThingChanged.Broken });
        Publish("a", Notice());

        var failed = await client.ReceiveAsync();
        Assert.StartsWith("""{"id":"s-a","type":"next","payload":{"errors":[{"message":"Unexpected Execution Error",""", failed);
        Assert.DoesNotContain("hunter2", failed);
        Assert.Contains("a of", await client.ReceiveAsync());
        Assert.Single(host.Logged.Errors);
    }

    [Theory, InlineData(Tokens.Reader, "AUTH_NOT_AUTHORIZED"), InlineData(null, "AUTH_NOT_AUTHENTICATED")]
    public async Task Who_lacks_the_right_may_not_follow(string? token, string code)
    {
        await using var client = await SocketClient.ReadyAsync(host, token);

        await client.SubscribeAsync("1", "subscription { thingChanged(id: \"a\") { text } }");

        var error = await client.ReceiveAsync();
        Assert.StartsWith("""{"id":"1","type":"error","payload":[{"message":"The current user is not authorized to access this resource.",""", error);
        Assert.Contains(code, error);
        Assert.Equal(0, Bus.Topics);
    }

    [Fact, Trait("Proves", "P12")]
    public async Task A_right_that_is_taken_away_ends_the_stream_and_not_the_socket()
    {
        Tokens.Known["demoted"] = Tokens.Of(Tokens.Tenant, Tokens.Watch);
        await using var client = await SocketClient.ReadyAsync(host, "demoted");
        await FollowAsync(client, "a");
        Publish("a", Notice());
        Assert.Contains("a of", await client.ReceiveAsync());

        var read = Tokens.Reads;
        Tokens.Known["demoted"] = Tokens.Known["demoted"] with { Caller = Tokens.Known["demoted"].Caller with { Permissions = new HashSet<string>() } };
        Assert.True(SpinWait.SpinUntil(() => Tokens.Reads > read + 1, TimeSpan.FromSeconds(10)));
        Publish("a", Notice());

        Assert.Contains("\"type\":\"error\"", await client.ReceiveAsync());
        await TopicsAsync(0);
        await client.SubscribeAsync("q", "{ hello }");
        Assert.Contains("hello Lin", await client.ReceiveAsync());
    }

    [Fact]
    public async Task A_client_that_does_not_read_is_let_go_and_harms_nobody()
    {
        await using var slow = await SocketClient.ReadyAsync(host);
        await using var quick = await SocketClient.ReadyAsync(host);
        await slow.SubscribeAsync("big", "subscription { thingChanged(id: \"big\", size: 20000) { eventId filling } }");
        await FollowAsync(quick, "a", topics: 2);
        var notices = 0;

        // Paced, so that it is the client that can't follow and not the server.
        while (Bus.Topics == 2 && notices++ < 20_000)
        {
            Publish("big", Notice());

            if (notices % 32 == 0)
                await Task.Delay(2, TestContext.Current.CancellationToken);
        }

        Publish("a", Notice());
        Assert.Contains("a of", await quick.ReceiveAsync());
        Assert.Equal(1013, (await slow.EndAsync()).Code);
        Assert.InRange(notices, 256, 19_999);
    }

    [Fact]
    public async Task A_thousand_comings_and_goings_leave_no_topic()
    {
        for (var socket = 0; socket < 20; socket++)
        {
            await using var client = await SocketClient.ReadyAsync(host);

            for (var id = 0; id < 50; id++)
                await client.SubscribeAsync($"{id}", $"subscription {{ thingChanged(id: \"{id}\") {{ text }} }}");

            if (socket % 2 == 0)
                await TopicsAsync(50);
        }

        await TopicsAsync(0);
    }

    [Fact, Trait("Proves", "P24/part"), Trait("Proves", "R30")]
    public async Task A_company_keeps_so_many_open_over_all_its_connections_and_no_more()
    {
        await using var narrow = await GraphHost.StartAsync(settings: [("GraphQL:Limits:TenantSubscriptions", "2")]);
        await using var one = await SocketClient.ReadyAsync(narrow);
        await using var two = await SocketClient.ReadyAsync(narrow);
        await using var theirs = await SocketClient.ReadyAsync(narrow, Tokens.Other);
        var bus = (MemoryEventBus)narrow.Services.GetRequiredService<IEventBus>();
        await FollowAsync(one, "a", 1, bus);
        await FollowAsync(two, "b", 2, bus);

        await two.SubscribeAsync("c", "subscription { thingChanged(id: \"c\") { text } }");
        Assert.Contains("RATE_LIMITED", await two.ReceiveAsync());
        await FollowAsync(theirs, "a", 3, bus);

        await one.SendAsync("""{"id":"s-a","type":"complete"}""");
        await TopicsAsync(2, bus);
        await FollowAsync(two, "d", 3, bus);
    }

    [Fact, Trait("Proves", "P24/part")]
    public async Task A_companys_flood_of_events_keeps_no_other_company_waiting()
    {
        const int flood = 8, share = 2;
        await using var narrow = await GraphHost.StartAsync(settings: [("GraphQL:Limits:ProcessEvents", "4"), ("GraphQL:Limits:TenantEvents", $"{share}")]);
        await using var ours = await SocketClient.ReadyAsync(narrow);
        await using var theirs = await SocketClient.ReadyAsync(narrow, Tokens.Other);
        var bus = (MemoryEventBus)narrow.Services.GetRequiredService<IEventBus>();

        for (var key = 0; key < flood; key++)
            await FollowAsync(ours, $"{ThingChanged.Slow}{key}", key + 1, bus);

        await FollowAsync(theirs, "a", flood + 1, bus);

        for (var key = 0; key < flood; key++)
            bus.Publish(EventTopic.For(Tokens.Tenant, $"thing:{ThingChanged.Slow}{key}"), Notice());

        await Waiting.Until(ThingChanged.Slow, share);
        bus.Publish(EventTopic.For(Tokens.OtherTenant, "thing:a"), Notice());

        Assert.Contains($"a of {Tokens.OtherTenant.Id}", await theirs.ReceiveAsync());
        Assert.Equal(share, Waiting.Begun(ThingChanged.Slow));

        // None of the flood is lost by its wait.
        Waiting.Release(ThingChanged.Slow);

        for (var key = 0; key < flood; key++)
            Assert.Contains($" of {Tokens.Tenant.Id}", await ours.ReceiveAsync());
    }

    [Fact]
    public async Task Subscriptions_are_not_served_by_post()
    {
        var answer = await host.QueryAsync("subscription { thingChanged(id: \"a\") { text } }");

        Assert.Equal((System.Net.HttpStatusCode.BadRequest, "VALIDATION_FAILED"), (answer.Status, answer.Code));
        Assert.Equal(0, Bus.Topics);
    }

    private static EventNotice Notice() => new(Guid.CreateVersion7(), DateTimeOffset.UtcNow, Guid.CreateVersion7());

    private void Publish(string key, EventNotice notice) => Bus.Publish(EventTopic.For(Tokens.Tenant, $"thing:{key}"), notice);

    private async Task FollowAsync(SocketClient client, string key, int topics = 1, MemoryEventBus? bus = null)
    {
        await client.SubscribeAsync($"s-{key}", $"subscription {{ thingChanged(id: \"{key}\") {{ eventId text }} }}");
        await TopicsAsync(topics, bus);
    }

    private async Task TopicsAsync(int count, MemoryEventBus? bus = null)
    {
        bus ??= Bus;

        for (var tries = 0; bus.Topics != count && tries < 2_000; tries++)
            await Task.Delay(5, TestContext.Current.CancellationToken);

        Assert.Equal(count, bus.Topics);
    }
}
