using OrderCloud.ApiTests.Hosting;
using OrderCloud.ApiTests.Orders;

namespace OrderCloud.ApiTests.Platform;

/// <summary>Several hosts tell their subscribers of each other's events.</summary>
public sealed class EventsOverRedisTests(ServerHost host, HostsOnRedis hosts) : RedisEventsTest(host, hosts)
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task A_change_at_one_host_is_heard_at_another_and_by_its_company_alone()
    {
        var other = new Shop(await SignUpAsync("GBP"));
        using var editor = await SignInAsync(Hosts.A, Shop);
        using var follower = await SignInAsync(Hosts.B, Shop);
        using var stranger = await SignInAsync(Hosts.B, other);
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
        using var theirEditor = await SignInAsync(Hosts.A, other);
        await Shop.DoAsync(theirEditor, "createOrder", new { });
        Assert.False(await all.IsSilentAsync(TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public async Task Who_comes_back_at_another_host_or_a_new_one_is_told_what_came_since()
    {
        using var editor = await SignInAsync(Hosts.A, Shop);
        using var follower = await SignInAsync(Hosts.B, Shop);
        await using var first = await follower.ConnectAsync();
        var (following, order) = await FollowAsync(first, editor, await Shop.DoAsync("createOrder", new { }));
        order = await NoteAsync(editor, order);
        var heard = await ChangeAsync(following);
        await first.DisposeAsync();
        order = await NoteAsync(editor, order);

        await using var young = await Hosts.HostAsync();

        foreach (var host in new[] { Hosts.A, Hosts.B, young })
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
        using var editor = await SignInAsync(Hosts.A, Shop);
        using var follower = await SignInAsync(Hosts.B, Shop);
        await using var here = await editor.ConnectAsync();
        await using var there = await follower.ConnectAsync();
        var (near, order) = await FollowAsync(here, editor, await Shop.DoAsync("createOrder", new { }));
        (var far, order) = await FollowAsync(there, editor, order);
        await HearAsync(near, order);

        Hosts.Cut();

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
            await using var young = await Hosts.HostAsync();
            using var newcomer = await SignInAsync(young, Shop);
            await newcomer.QueryAsync("{ me { name } }");
        }
        finally
        {
            Hosts.Mend();
        }

        await HearAsync(far, order);
        order = await NoteAsync(editor, order);
        await HearAsync(far, order);
        await HearAsync(near, order);
    }

    [Fact]
    public async Task When_Redis_has_lost_what_it_held_every_stream_ends_and_begins_anew()
    {
        using var editor = await SignInAsync(Hosts.A, Shop);
        using var follower = await SignInAsync(Hosts.B, Shop);
        await using var there = await follower.ConnectAsync();
        var (following, order) = await FollowAsync(there, editor, await Shop.DoAsync("createOrder", new { }));
        order = await NoteAsync(editor, order);
        var heard = await ChangeAsync(following);

        await Hosts.EmptyAsync();

        Assert.Equal(1013, await there.ClosedAsync());
        await using var again = await follower.ConnectAsync();
        var resumed = await again.SubscribeAsync(Document, new { id = order.Text("id"), after = heard.EventId });
        Assert.Equal("EVENT_WINDOW_EXPIRED", Assert.Single(await resumed.RefusedAsync()).GetProperty("extensions").Text("code"));
        await FollowAsync(again, editor, order);
    }

    [Fact]
    public async Task A_wrong_password_stops_the_start_in_one_sentence_that_does_not_hold_it()
    {
        var (code, output) = await Hosts.RefusedHostAsync("hunter2");

        // Beside what the framework logs of it.
        Assert.Equal(78, code);
        Assert.Contains("Redis:Connection is refused by the server: user or password are wrong or missing.", output.Split('\n').Select(line => line.Trim()));
        Assert.DoesNotContain("hunter2", output, StringComparison.Ordinal);
    }
}
