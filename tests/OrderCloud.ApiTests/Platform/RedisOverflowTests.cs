using Microsoft.Extensions.DependencyInjection;
using OrderCloud.ApiTests.Hosting;
using OrderCloud.ApiTests.Orders;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph.Events;

namespace OrderCloud.ApiTests.Platform;

/// <summary>More than a host keeps for Redis while it is away. On hosts and a database of its own: it takes the place of others' events.</summary>
public sealed class RedisOverflowTests(ServerHost host, HostsOnRedis hosts) : RedisEventsTest(host, hosts)
{
    [Fact]
    public async Task What_fifty_thousand_notices_tell_when_Redis_is_back_is_told_and_with_one_more_every_stream_begins_anew()
    {
        using var editor = await SignInAsync(Hosts.A, Shop);
        using var follower = await SignInAsync(Hosts.B, Shop);
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

    private async Task AwayAsync(Func<Task> meanwhile)
    {
        Hosts.Cut();

        try
        {
            await meanwhile();
        }
        finally
        {
            Hosts.Mend();
        }
    }

    /// <summary>Notices of things that nobody follows.</summary>
    private void Tell(int count)
    {
        var (bus, topic) = (Hosts.A.Services.GetRequiredService<IEventBus>(), EventTopic.For(new TenantContext(Guid.CreateVersion7()), "nothing"));

        for (var told = 0; told < count; told++)
            bus.Publish(topic, new(Guid.CreateVersion7(), DateTimeOffset.UtcNow, Guid.CreateVersion7()));
    }
}
