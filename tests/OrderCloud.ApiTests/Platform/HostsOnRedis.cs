using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using OrderCloud.ApiTests.Hosting;
using StackExchange.Redis;

namespace OrderCloud.ApiTests.Platform;

/// <summary>Two hosts on the server's database and one Redis, to which both have a line that can be cut. Each pair has a database of its own there.</summary>
public sealed class HostsOnRedis(ServerHost server) : IAsyncLifetime
{
    private readonly string? address = Environment.GetEnvironmentVariable("ORDERCLOUD_TEST_REDIS");
    private readonly int database = Interlocked.Increment(ref pairs);
    private CutLine? line;
    private static int pairs;

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

    public Task<RunningHost> HostAsync() => server.AnotherHostAsync(builder => builder.Configuration["Redis:Connection"] = $"{line!.Address},defaultDatabase={database}");

    /// <summary>A host as a process of its own, given this password for a Redis of its own that wants another.</summary>
    public async Task<(int ExitCode, string Output)> RefusedHostAsync(string password)
    {
        using var port = new TcpListener(IPAddress.Loopback, 0);
        port.Start();
        var at = (IPEndPoint)port.LocalEndpoint;
        port.Stop();
        using var redis = Process.Start(new ProcessStartInfo("redis-server", ["--bind", "127.0.0.1", "--port", $"{at.Port}", "--save", "", "--appendonly", "no", "--requirepass", "right"]) { RedirectStandardOutput = true })!;

        try
        {
            // It says so when it listens.
            while (await redis.StandardOutput.ReadLineAsync() is { } told && !told.Contains("Ready to accept connections", StringComparison.Ordinal))
            {
            }

            return await HostProcess.CommandAsync(await server.DatabaseAsync(), "--urls", "http://127.0.0.1:0", "--Redis:Connection", $"{at},password={password}");
        }
        finally
        {
            redis.Kill();
        }
    }

    /// <summary>Asks Redis itself, past the line.</summary>
    public async Task<T> AskAsync<T>(Func<IDatabase, Task<T>> ask)
    {
        await using var redis = await ConnectionMultiplexer.ConnectAsync(address!);

        return await ask(redis.GetDatabase(database));
    }

    public void Cut() => line!.Cut();

    public void Mend() => line!.Mend();

    /// <summary>What the stream held is gone, as after a restart of a Redis that keeps nothing.</summary>
    public async Task EmptyAsync() => Assert.True(await AskAsync(db => db.KeyDeleteAsync("ordercloud:events")));

    public async ValueTask DisposeAsync()
    {
        foreach (var host in new[] { A, B })
            if (host is not null)
                await host.DisposeAsync();

        line?.Dispose();
    }
}
