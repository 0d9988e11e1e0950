using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph.Events;
using OrderCloud.Platform.Persistence;
using OrderCloud.Tests.Graph.Security;

namespace OrderCloud.Tests.Graph.Transport;

/// <summary>Nothing stays of who has gone. Alone in its process while it runs, since it counts the memory of all.</summary>
[Collection(Timed.Name)]
public sealed class ComingsAndGoingsTests : IAsyncLifetime
{
    private const double Room = 5 * 1024 * 1024;

    private GraphHost host = null!;

    private static int Cycles => ModuleOnDatabase.IsFull ? 10_000 : 300;

    private MemoryEventBus Bus => (MemoryEventBus)host.Services.GetRequiredService<IEventBus>();

    public async ValueTask InitializeAsync() => host = await GraphHost.StartAsync(services: services => services.AddSingleton<OpenScopes>().AddScoped<OpenScopes.One>().AddScoped(provider =>
    {
        provider.GetRequiredService<OpenScopes.One>();
        var database = provider.GetRequiredService<Database>();

        return new UnitOfWork(database, database.CreateConnection(), provider.GetRequiredService<TenantScope.Identity>().Tenant?.Id);
    }));

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Ten_thousand_comings_and_goings_leave_no_topic_no_scope_and_no_memory()
    {
        var scopes = host.Services.GetRequiredService<OpenScopes>();
        await ComeAndGoAsync(200);
        var before = Heap();

        await ComeAndGoAsync(Cycles);

        var grown = Heap() - before;
        TestContext.Current.TestOutputHelper?.WriteLine($"{Cycles} cycles, {scopes.Made} scopes made: {grown / 1024:0} KiB more than before");
        Assert.Equal((0, 0), (Bus.Topics, scopes.Open));
        Assert.True(scopes.Made > Cycles, $"{scopes.Made} scopes for {Cycles} subscriptions: they are not counted.");
        Assert.InRange(grown, double.MinValue, Room);
    }

    private async Task ComeAndGoAsync(int cycles)
    {
        await Parallel.ForEachAsync(Enumerable.Range(0, cycles), new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = TestContext.Current.CancellationToken }, async (cycle, _) =>
        {
            await using var client = await SocketClient.ReadyAsync(host);
            await client.SendAsync($$$"""{"id":"1","type":"subscribe","payload":{"query":"subscription($id: String!) { thingChanged(id: $id) { eventId } }","variables":{"id":"{{{cycle}}}"} } }""");

            // Some hear an event, some say goodbye, most are just gone.
            if (cycle % 10 == 0)
                await HearAsync(client, cycle);
            else if (cycle % 10 == 1)
                await client.CloseAsync();
        });

        for (var tries = 0; (Bus.Topics > 0 || host.Services.GetRequiredService<OpenScopes>().Open > 0) && tries < 2_000; tries++)
            await Task.Delay(5, TestContext.Current.CancellationToken);
    }

    private async Task HearAsync(SocketClient client, int cycle)
    {
        var heard = client.ReceiveAsync();

        while (!heard.IsCompleted)
        {
            Bus.Publish(EventTopic.For(Tokens.Tenant, $"thing:{cycle}"), new(Guid.CreateVersion7(), DateTimeOffset.UtcNow, Guid.CreateVersion7()));
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        Assert.Contains("\"next\"", await heard, StringComparison.Ordinal);
    }

    private static double Heap()
    {
        for (var round = 0; round < 3; round++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: true);
    }

    /// <summary>Counts the scopes that are open, and those that ever were.</summary>
    private sealed class OpenScopes
    {
        private int open, made;

        public int Open => open;

        public int Made => made;

        internal sealed class One : IDisposable
        {
            private readonly OpenScopes all;

            public One(OpenScopes all)
            {
                this.all = all;
                Interlocked.Increment(ref all.open);
                Interlocked.Increment(ref all.made);
            }

            public void Dispose() => Interlocked.Decrement(ref all.open);
        }
    }
}
