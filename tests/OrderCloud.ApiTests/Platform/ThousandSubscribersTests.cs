using System.Diagnostics;
using OrderCloud.ApiTests.Hosting;
using OrderCloud.ApiTests.Orders;

namespace OrderCloud.ApiTests.Platform;

/// <summary>What is told to many at once comes soon to each.</summary>
[Collection(Timed.Name)]
public sealed class ThousandSubscribersTests(ServerHost host) : OrderTest(host)
{
    private const int PerSocket = 20, Subscribers = 1_000;

    [Fact]
    public async Task A_thousand_subscribers_of_one_topic_all_hear_each_change_and_99_of_100_within_a_quarter_of_a_second()
    {
        Assert.SkipUnless(Full, "Run by build/test --full.");
        var order = await Shop.DoAsync("createOrder", new { });
        var sockets = await Task.WhenAll(Enumerable.Range(0, Subscribers / PerSocket).Select(_ => Shop.Owner.ConnectAsync()));
        var following = new List<SocketOperation>();

        foreach (var socket in sockets)
        {
            for (var i = 0; i < PerSocket; i++)
                following.Add(await socket.SubscribeAsync("subscription { ordersChanged { eventId } }"));

            // A company has 32 operations at a time, and each subscription is one until it listens.
            await Task.Delay(100, Cancelled);
        }

        // Until every one of them listens; then what has come is read off.
        var waiting = following.ToList();

        while (waiting.Count > 0)
        {
            order = await NoteAsync(order);
            await Task.Delay(500, Cancelled);
            waiting = [.. waiting.Where(it => it.Heard() is [])];
        }

        foreach (var it in following)
            it.Heard();

        var times = new List<double>();

        for (var round = 0; round < 20; round++)
        {
            var clock = Stopwatch.StartNew();
            var heard = following.Select(async it =>
            {
                await it.NextAsync();

                return clock.Elapsed.TotalMilliseconds;
            }).ToList();
            order = await NoteAsync(order);
            times.AddRange(await Task.WhenAll(heard));
        }

        times.Sort();
        var (p50, p99) = (times[times.Count / 2], times[(int)(times.Count * 0.99)]);
        TestContext.Current.TestOutputHelper?.WriteLine($"{Subscribers} subscribers, 20 changes, from the mutation's sending: p50 {p50:0} ms, p99 {p99:0} ms, longest {times[^1]:0} ms");
        Assert.Equal(Subscribers * 20, times.Count);

        foreach (var socket in sockets)
            await socket.DisposeAsync();

        Assert.InRange(p99, 0, 250);
    }

    private Task<System.Text.Json.JsonElement> NoteAsync(System.Text.Json.JsonElement order) => Shop.DoAsync("updateOrder", Shop.Version(order, ("note", $"Change of {order.Number("version")}")));
}
