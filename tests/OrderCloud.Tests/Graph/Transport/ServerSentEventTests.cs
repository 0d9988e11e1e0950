using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Platform.Graph.Events;

namespace OrderCloud.Tests.Graph.Transport;

public sealed class ServerSentEventTests : IAsyncLifetime
{
    private GraphHost host = null!;

    private MemoryEventBus Bus => (MemoryEventBus)host.Services.GetRequiredService<IEventBus>();

    private Tokens Tokens => host.Services.GetRequiredService<Tokens>();

    public async ValueTask InitializeAsync() => host = await GraphHost.StartAsync(settings: [("GraphQL:Sockets:CheckInterval", "00:00:00.2"), ("GraphQL:Sockets:PingInterval", "00:00:00.1"), ("GraphQL:Sockets:CloseTimeout", "00:00:01")]);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Theory, InlineData("{ hello }", "hello Lin"), InlineData("mutation { write }", "no key")]
    public async Task An_answer_is_one_event_and_the_end(string document, string expected)
    {
        await using var stream = await EventReader.OpenAsync(host, document);

        var next = await stream.BlockAsync();
        Assert.StartsWith("event: next\ndata: {\"data\":{", next);
        Assert.Contains(expected, next);
        Assert.Equal("event: complete\ndata: ", await stream.BlockAsync());
        Assert.Null(await stream.BlockAsync());
        Assert.Equal((HttpStatusCode.OK, "no-store"), (stream.Response.StatusCode, stream.Response.Headers.CacheControl?.ToString()));
    }

    [Fact]
    public async Task A_document_with_faults_is_told_in_the_stream_and_a_caller_with_faults_by_the_status()
    {
        await using var faulty = await EventReader.OpenAsync(host, "{ nothing }");
        Assert.Contains("VALIDATION_FAILED", await faulty.BlockAsync());
        Assert.StartsWith("event: complete", await faulty.BlockAsync());

        await using var stranger = await EventReader.OpenAsync(host, "{ hello }", token: "wrong");
        Assert.Equal((HttpStatusCode.Unauthorized, "application/graphql-response+json"), (stranger.Response.StatusCode, stranger.Response.Content.Headers.ContentType?.MediaType));
    }

    [Fact]
    public async Task Whoever_names_another_type_first_gets_that()
    {
        var answer = await host.PostAsync("""{"query":"{ hello }"}""", change: request => request.Headers.TryAddWithoutValidation("Accept", "application/graphql-response+json, application/json, text/event-stream, multipart/mixed"));

        Assert.Equal("application/graphql-response+json", answer.MediaType);
    }

    [Fact]
    public async Task Events_arrive_with_their_ids_until_the_client_leaves()
    {
        var stream = await EventReader.FollowAsync(host, "a");
        var (one, two) = (Notice(), Notice());
        Publish("a", one);
        Publish("a", two);

        foreach (var notice in new[] { one, two })
        {
            var block = await stream.NextAsync();
            Assert.StartsWith($"event: next\nid: {notice.EventId:D}\ndata: {{\"data\":{{\"thingChanged\":{{\"eventId\":\"{notice.EventId:D}\"", block);
            Assert.Contains($"a of {Tokens.Tenant.Id}", block);
        }

        await stream.DisposeAsync();
        await TopicsAsync(0);
    }

    [Fact]
    public async Task A_comment_keeps_the_connection_open()
    {
        await using var stream = await EventReader.FollowAsync(host, "a");

        Assert.Equal(":", await stream.BlockAsync());
        Assert.Equal(":", await stream.BlockAsync());
    }

    [Fact, Trait("Capability", "U8/part")]
    public async Task Whoever_comes_back_hears_what_he_missed_once_and_then_what_comes()
    {
        var notices = Enumerable.Range(0, 300).Select(_ => Notice()).ToList();
        var first = await EventReader.FollowAsync(host, "a");
        Publish("a", notices[0]);
        var last = IdOf(await first.NextAsync());
        await first.DisposeAsync();
        await TopicsAsync(0);

        foreach (var notice in notices[1..299])
            Publish("a", notice);

        Publish("b", Notice());
        await using var again = await EventReader.FollowAsync(host, "a", lastEventId: last);
        Publish("a", notices[299]);

        foreach (var notice in notices[1..])
            Assert.Equal($"{notice.EventId:D}", IdOf(await again.NextAsync()));
    }

    [Fact, Trait("Capability", "U8/part")]
    public async Task A_socket_takes_up_again_by_its_argument()
    {
        var (seen, missed) = (Notice(), Notice());
        Publish("a", seen);
        Publish("a", missed);
        await using var client = await SocketClient.ReadyAsync(host);

        await client.SubscribeAsync("1", $"subscription {{ thingChanged(id: \"a\", resumeAfter: \"{seen.EventId:D}\") {{ eventId }} }}");

        Assert.Equal("""{"id":"1","type":"next","payload":{"data":{"thingChanged":{"eventId":"ID"}}}}""".Replace("ID", $"{missed.EventId:D}"), await client.ReceiveAsync());
    }

    [Theory, InlineData("0198c0de-0000-7000-8000-000000000001"), InlineData("yesterday")]
    public async Task What_is_no_longer_kept_is_said(string id)
    {
        await using var stream = await EventReader.OpenAsync(host, "subscription { thingChanged(id: \"a\") { text } }", lastEventId: id);

        Assert.Contains("EVENT_WINDOW_EXPIRED", await stream.NextAsync());
        Assert.StartsWith("event: complete", await stream.NextAsync());

        await using var client = await SocketClient.ReadyAsync(host);
        await client.SubscribeAsync("1", $"subscription {{ thingChanged(id: \"a\", resumeAfter: \"{id}\") {{ eventId }} }}");
        Assert.Contains("EVENT_WINDOW_EXPIRED", await client.ReceiveAsync());
    }

    [Fact, Trait("Proves", "P10")]
    public async Task Another_tenants_event_is_one_that_never_was()
    {
        var theirs = Notice();
        Bus.Publish(EventTopic.For(Tokens.OtherTenant, "thing:a"), theirs);
        Publish("a", Notice());

        await using var ours = await EventReader.FollowAsync(host, "a", lastEventId: $"{theirs.EventId:D}");
        var foreign = await ours.NextAsync();
        await using var nobodys = await EventReader.FollowAsync(host, "a", lastEventId: $"{Guid.NewGuid():D}");

        Assert.Contains("EVENT_WINDOW_EXPIRED", foreign);
        Assert.Equal(foreign, await nobodys.NextAsync());
    }

    [Fact, Trait("Proves", "P10")]
    public async Task Another_tenant_hears_nothing_of_the_same_key()
    {
        await using var ours = await EventReader.FollowAsync(host, "a");
        await using var theirs = await EventReader.FollowAsync(host, "a", Tokens.Other);
        var own = Notice();

        Publish("a", Notice());
        Bus.Publish(EventTopic.For(Tokens.OtherTenant, "thing:a"), own);

        Assert.Contains($"a of {Tokens.Tenant.Id}", await ours.NextAsync());
        Assert.Equal($"{own.EventId:D}", IdOf(await theirs.NextAsync()));
    }

    [Fact, Trait("Proves", "P12")]
    public async Task A_credential_that_ends_or_is_revoked_ends_the_stream()
    {
        Tokens.Known["short"] = Tokens.Of(Tokens.Tenant, Tokens.Watch) with { ExpiresAt = DateTimeOffset.UtcNow.AddSeconds(1) };
        Tokens.Known["revoked"] = Tokens.Of(Tokens.Tenant, Tokens.Watch);
        await using var ending = await EventReader.FollowAsync(host, "a", "short");
        await using var revoked = await EventReader.FollowAsync(host, "a", "revoked");

        Tokens.Known.TryRemove("revoked", out _);

        foreach (var stream in new[] { ending, revoked })
        {
            Assert.Contains("AUTH_NOT_AUTHENTICATED", await stream.NextAsync());
            Assert.StartsWith("event: complete", await stream.NextAsync());
        }

        await TopicsAsync(0);
    }

    [Fact]
    public async Task Who_lacks_the_right_may_not_follow()
    {
        await using var stream = await EventReader.OpenAsync(host, "subscription { thingChanged(id: \"a\") { text } }", Tokens.Reader);

        Assert.Contains("AUTH_NOT_AUTHORIZED", await stream.NextAsync());
        Assert.Equal(0, Bus.Topics);
    }

    [Fact]
    public async Task A_client_that_does_not_read_is_cut_and_harms_nobody()
    {
        await using var slow = await EventReader.OpenAsync(host, "subscription { thingChanged(id: \"big\", size: 20000) { filling } }");
        await TopicsAsync(1);
        await using var quick = await EventReader.FollowAsync(host, "a");

        for (var notices = 0; Bus.Topics == 2 && notices < 20_000; notices++)
        {
            Publish("big", Notice());

            if (notices % 32 == 0)
                await Task.Delay(2, TestContext.Current.CancellationToken);
        }

        Publish("a", Notice());
        Assert.Contains("a of", await quick.NextAsync());
        await TopicsAsync(1);
    }

    private static string? IdOf(string? block) => block?.Split('\n').Single(line => line.StartsWith("id: ", StringComparison.Ordinal))[4..];

    private static EventNotice Notice() => new(Guid.CreateVersion7(), DateTimeOffset.UtcNow, Guid.CreateVersion7());

    private void Publish(string key, EventNotice notice) => Bus.Publish(EventTopic.For(Tokens.Tenant, $"thing:{key}"), notice);

    private async Task TopicsAsync(int count)
    {
        for (var tries = 0; Bus.Topics != count && tries < 4_000; tries++)
            await Task.Delay(5, TestContext.Current.CancellationToken);

        Assert.Equal(count, Bus.Topics);
    }
}
