using System.Net;
using OrderCloud.ApiTests.Hosting;
using StackExchange.Redis;

namespace OrderCloud.ApiTests.Platform;

/// <summary>Two hosts on the server's database and one Redis, to which both have a line that can be cut.</summary>
public sealed class HostsOnRedis(ServerHost server) : IAsyncLifetime
{
    private readonly string? address = Environment.GetEnvironmentVariable("ORDERCLOUD_TEST_REDIS");
    private CutLine? line;

    public RunningHost A { get; private set; } = null!;

    public RunningHost B { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        if (address is null)
            return;

        line = new(IPEndPoint.Parse(address));
        (A, B) = (await HostAsync(), await HostAsync());
    }

    public void SkipWithoutRedis() => Assert.SkipWhen(address is null, "ORDERCLOUD_TEST_REDIS is not set: build/test starts a Redis for it.");

    public Task<RunningHost> HostAsync() => server.AnotherHostAsync(builder => builder.Configuration["Redis:Connection"] = line!.Address);

    public void Cut() => line!.Cut();

    public void Mend() => line!.Mend();

    /// <summary>What the stream held is gone, as after a restart of a Redis that keeps nothing.</summary>
    public async Task EmptyAsync()
    {
        await using var redis = await ConnectionMultiplexer.ConnectAsync(address!);
        Assert.True(await redis.GetDatabase().KeyDeleteAsync("ordercloud:events"));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in new[] { A, B })
            if (host is not null)
                await host.DisposeAsync();

        line?.Dispose();
    }
}
