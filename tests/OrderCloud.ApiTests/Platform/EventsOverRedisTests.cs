using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.ApiTests.Hosting;
using OrderCloud.ApiTests.Orders;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph.Events;

namespace OrderCloud.ApiTests.Platform;

/// <summary>Several hosts tell their subscribers of each other's events.</summary>
public sealed class EventsOverRedisTests(ServerHost host, HostsOnRedis hosts) : OrderTest(host), IClassFixture<HostsOnRedis>
{
    private const string Document = "subscription($id: ID!, $after: String) { orderChanged(id: $id, resumeAfter: $after) { eventId order { version } } }";

    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    public override async ValueTask InitializeAsync()
    {
        hosts.SkipWithoutRedis();
        await base.InitializeAsync();
    }

    [Fact]
    public async Task A_change_at_one_host_is_heard_at_another_and_by_its_company_alone()
    {
        var other = new Shop(await SignUpAsync("GBP"));
        using var editor = await SignInAsync(hosts.A, Shop);
        using var follower = await SignInAsync(hosts.B, Shop);
        using var stranger = await SignInAsync(hosts.B, other);
        await using var there = await follower.ConnectAsync();
        await using var theirs = await stranger.ConnectAsync();
        var order = await Shop.DoAsync("createOrder", new { });
        var foreign = await theirs.SubscribeAsync(Document, new { id = order.Text("id") });
        var all = await theirs.SubscribeAsync("subscription { ordersChanged { eventId } }");

        (var following, order) = await FollowAsync(there, editor, order);
        order = await NoteAsync(editor, order);

        Assert.Equal(order.Number("version"), (await ChangeAsync(following)).Version);
        Assert.True(await following.IsSilentAsync(Moment));
        Assert.True(await foreign.IsSilentAsync(TimeSpan.FromMilliseconds(1)));
        Assert.True(await all.IsSilentAsync(TimeSpan.FromMilliseconds(1)));

        // They do hear, of their own.
        using var theirEditor = await SignInAsync(hosts.A, other);
        await Shop.DoAsync(theirEditor, "createOrder", new { });
        Assert.False(await all.IsSilentAsync(TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public async Task Who_comes_back_at_another_host_or_a_new_one_is_told_what_came_since()
    {
        using var editor = await SignInAsync(hosts.A, Shop);
        using var follower = await SignInAsync(hosts.B, Shop);
        await using var first = await follower.ConnectAsync();
        var (following, order) = await FollowAsync(first, editor, await Shop.DoAsync("createOrder", new { }));
        order = await NoteAsync(editor, order);
        var heard = await ChangeAsync(following);
        await first.DisposeAsync();
        order = await NoteAsync(editor, order);

        await using var young = await hosts.HostAsync();

        foreach (var host in new[] { hosts.A, hosts.B, young })
        {
            using var again = await SignInAsync(host, Shop);
            await using var socket = await again.ConnectAsync();
            var resumed = await socket.SubscribeAsync(Document, new { id = order.Text("id"), after = heard.EventId });

            Assert.Equal(order.Number("version"), (await ChangeAsync(resumed)).Version);
        }
    }

    [Fact]
    public async Task Without_Redis_orders_go_on_and_what_other_hosts_missed_is_told_when_it_is_back()
    {
        using var editor = await SignInAsync(hosts.A, Shop);
        using var follower = await SignInAsync(hosts.B, Shop);
        await using var here = await editor.ConnectAsync();
        await using var there = await follower.ConnectAsync();
        var (near, order) = await FollowAsync(here, editor, await Shop.DoAsync("createOrder", new { }));
        (var far, order) = await FollowAsync(there, editor, order);
        await HearAsync(near, order);

        hosts.Cut();

        try
        {
            // The first may have to wait until the loss is noticed; then it is told at once.
            order = await NoteAsync(editor, order);
            var lone = await ChangeAsync(near);
            Assert.Equal(order.Number("version"), lone.Version);
            order = await NoteAsync(editor, order);
            Assert.Equal(order.Number("version"), (await ChangeAsync(near)).Version);
            Assert.True(await far.IsSilentAsync(Moment));

            // It can't be known what other hosts' events came since.
            var resumed = await here.SubscribeAsync(Document, new { id = order.Text("id"), after = lone.EventId });
            Assert.Equal("EVENT_WINDOW_EXPIRED", Assert.Single(await resumed.RefusedAsync()).GetProperty("extensions").Text("code"));

            // And a host that starts meanwhile serves.
            await using var young = await hosts.HostAsync();
            using var newcomer = await SignInAsync(young, Shop);
            await newcomer.QueryAsync("{ me { name } }");
        }
        finally
        {
            hosts.Mend();
        }

        await HearAsync(far, order);
        order = await NoteAsync(editor, order);
        await HearAsync(far, order);
        await HearAsync(near, order);
    }

    [Fact]
    public async Task When_Redis_has_lost_what_it_held_every_stream_ends_and_begins_anew()
    {
        using var editor = await SignInAsync(hosts.A, Shop);
        using var follower = await SignInAsync(hosts.B, Shop);
        await using var there = await follower.ConnectAsync();
        var (following, order) = await FollowAsync(there, editor, await Shop.DoAsync("createOrder", new { }));
        order = await NoteAsync(editor, order);
        var heard = await ChangeAsync(following);

        await hosts.EmptyAsync();

        Assert.Equal(1013, await there.ClosedAsync());
        await using var again = await follower.ConnectAsync();
        var resumed = await again.SubscribeAsync(Document, new { id = order.Text("id"), after = heard.EventId });
        Assert.Equal("EVENT_WINDOW_EXPIRED", Assert.Single(await resumed.RefusedAsync()).GetProperty("extensions").Text("code"));
        await FollowAsync(again, editor, order);
    }

    [Fact]
    public async Task What_fifty_thousand_notices_tell_when_Redis_is_back_is_told_and_with_one_more_every_stream_begins_anew()
    {
        using var editor = await SignInAsync(hosts.A, Shop);
        using var follower = await SignInAsync(hosts.B, Shop);
        await using var there = await follower.ConnectAsync();
        var (following, order) = await FollowAsync(there, editor, await Shop.DoAsync("createOrder", new { }));

        await AwayAsync(async () =>
        {
            order = await NoteAsync(editor, order);
            Tell(49_000);
        });
        await HearAsync(following, order);

        await AwayAsync(() =>
        {
            Tell(50_001);

            return Task.CompletedTask;
        });

        Assert.Equal(1013, await there.ClosedAsync());
        await using var again = await follower.ConnectAsync();
        await FollowAsync(again, editor, order);
    }

    [Fact]
    public async Task A_wrong_password_stops_the_start_in_one_sentence_that_does_not_hold_it()
    {
        var (code, output) = await hosts.RefusedHostAsync("hunter2");

        // After what the framework logs of it.
        Assert.Equal((78, "Redis:Connection is refused by the server: user or password are wrong or missing."), (code, output.Trim().Split('\n')[^1]));
        Assert.DoesNotContain("hunter2", output, StringComparison.Ordinal);
    }

    private async Task AwayAsync(Func<Task> meanwhile)
    {
        hosts.Cut();

        try
        {
            await meanwhile();
        }
        finally
        {
            hosts.Mend();
        }
    }

    /// <summary>Notices of things that nobody follows.</summary>
    private void Tell(int count)
    {
        var (bus, topic) = (hosts.A.Services.GetRequiredService<IEventBus>(), EventTopic.For(new TenantContext(Guid.CreateVersion7()), "nothing"));

        for (var told = 0; told < count; told++)
            bus.Publish(topic, new(Guid.CreateVersion7(), DateTimeOffset.UtcNow, Guid.CreateVersion7()));
    }

    private static Task<GraphQLClient> SignInAsync(RunningHost host, Shop shop) => TenantSession.SignInAsync(host, shop.Tenant.Email, shop.Tenant.Password);

    private static Task<JsonElement> NoteAsync(GraphQLClient editor, JsonElement order) =>
        Shop.DoAsync(editor, "updateOrder", Shop.Version(order, ("note", $"Change of {order.Number("version")}")));

    /// <summary>Follows an order; from the return on every change of it is heard. The order as it is by then comes along.</summary>
    private static async Task<(SocketOperation Following, JsonElement Order)> FollowAsync(GraphQLSocket socket, GraphQLClient editor, JsonElement order)
    {
        var following = await socket.SubscribeAsync(Document, new { id = order.Text("id") });

        // A subscription doesn't say when it has begun: changes are made until one is heard.
        do
            order = await NoteAsync(editor, order);
        while (await following.IsSilentAsync(TimeSpan.FromMilliseconds(500)));

        await HearAsync(following, order);

        return (following, order);
    }

    /// <summary>Hears all up to the order as it is; repetitions are allowed.</summary>
    private static async Task HearAsync(SocketOperation following, JsonElement order)
    {
        while ((await ChangeAsync(following)).Version < order.Number("version"))
        {
        }
    }

    private static async Task<(string EventId, long Version)> ChangeAsync(SocketOperation following)
    {
        var change = (await following.NextAsync()).GetProperty("data").GetProperty("orderChanged");

        return (change.Text("eventId")!, change.GetProperty("order").Number("version"));
    }
}
