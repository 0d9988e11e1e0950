using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using OrderCloud.Platform;
using OrderCloud.Platform.Outbox;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Tests.Platform;

public sealed class OutboxTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact, Trait("Proves", "P9")]
    public async Task Every_fact_takes_effect_once_in_order_and_as_its_own_tenant()
    {
        var log = new EffectLog();
        await using var host = await StartAsync(log);

        foreach (var tenant in new[] { NotesHost.A, NotesHost.B })
            await PublishAsync(host, tenant, Guid.CreateVersion7(), [.. Enumerable.Range(0, 20).Select(number => $"{number:00}")]);

        await RunAsync(host, dispatchers: 2, () => log.Done.Count >= 40);

        Assert.Equal(40, log.Done.Distinct().Count());
        Assert.Equal(40, log.Done.Count);
        Assert.Equal(await host.TextsAsync(NotesHost.A), [.. log.Done.Where(it => it.Tenant == NotesHost.A.Id).Select(it => it.Text)]);
        Assert.Equal(20, (await host.TextsAsync(NotesHost.B)).Count);
    }

    [Fact, Trait("Proves", "P9")]
    public async Task A_failing_fact_holds_back_its_own_aggregate_only_and_leaves_nothing_half_done()
    {
        var log = new EffectLog { FailOnce = "poison" };
        await using var host = await StartAsync(log);
        await PublishAsync(host, NotesHost.A, Guid.CreateVersion7(), "poison", "after the poison");
        await PublishAsync(host, NotesHost.A, Guid.CreateVersion7(), "elsewhere");

        await RunAsync(host, dispatchers: 1, () => log.Done.Count >= 3);

        Assert.Equal(["elsewhere", "poison", "after the poison"], log.Done.Select(it => it.Text));
        Assert.Equal(3, (await host.TextsAsync(NotesHost.A)).Count);
    }

    [Fact, Trait("Proves", "P9")]
    public async Task Pumps_that_read_the_same_facts_never_share_an_aggregate()
    {
        await using var host = await StartAsync(new EffectLog());
        await PublishAsync(host, NotesHost.A, Guid.CreateVersion7(), "first", "second");
        var now = TimeProvider.System.GetUtcNow().AddSeconds(1);

        var taken = await host.Services.GetRequiredService<SystemWork>().RunAsync<OutboxPump, List<bool>>("test", async (pump, ct) =>
        {
            var both = await pump.DueAsync(10, now, [], ct);
            List<bool> taken = [];

            foreach (var (message, owner) in new[] { (both[0], "one"), (both[1], "two"), (both[0], "two"), (both[1], "one") })
                taken.Add(await pump.TryTakeAsync(message, owner, now.AddMinutes(2), ct));

            return taken;
        }, Ct);

        Assert.Equal([true, false, false, true], taken);
    }

    [Fact, Trait("Proves", "P24/part")]
    public async Task One_company_s_flood_of_facts_leaves_turns_to_the_others()
    {
        await using var host = await StartAsync(new EffectLog());
        await PublishAsync(host, NotesHost.A, Guid.CreateVersion7(), [.. Enumerable.Range(0, 120).Select(number => $"{number:000}")]);
        await PublishAsync(host, NotesHost.B, Guid.CreateVersion7(), "first", "second");
        var now = TimeProvider.System.GetUtcNow().AddSeconds(1);

        var system = host.Services.GetRequiredService<SystemWork>();
        var oldest = await system.RunAsync<OutboxPump, List<OutboxMessage>>("test", (pump, ct) => pump.DueAsync(50, now, [], ct), Ct);
        var leased = await system.RunAsync<OutboxPump, List<OutboxMessage>>("test", (pump, ct) => pump.LeaseAsync("one", 50, now, TimeSpan.FromSeconds(15), ct), Ct);

        Assert.All(oldest, it => Assert.Equal(NotesHost.A.Id, it.TenantId));
        Assert.Equal(["A", "B", "A", "B", "A"], leased.Take(5).Select(it => it.TenantId == NotesHost.A.Id ? "A" : "B"));
        Assert.All(leased.GroupBy(it => it.TenantId), turns => Assert.Equal(turns.OrderBy(it => it.Position), turns));
        Assert.InRange(leased.Count(it => it.TenantId == NotesHost.A.Id), 5, 20);
    }

    [Fact, Trait("Proves", "P9/part")]
    public async Task A_leased_fact_is_somebody_else_s_when_the_lease_was_not_renewed_in_time()
    {
        await using var host = await StartAsync(new EffectLog());
        await PublishAsync(host, NotesHost.A, Guid.CreateVersion7(), "first");
        await PublishAsync(host, NotesHost.A, Guid.CreateVersion7(), "elsewhere");
        var (start, lease) = (TimeProvider.System.GetUtcNow().AddSeconds(1), TimeSpan.FromSeconds(15));

        var taken = await host.Services.GetRequiredService<SystemWork>().RunAsync<OutboxPump, List<int>>("test", async (pump, ct) =>
        [
            (await pump.LeaseAsync("one", 10, start, lease, ct)).Count,
            await pump.CompleteAsync((await pump.LeaseAsync("one", 10, start + lease, lease, ct))[0], start + lease, ct),
            await pump.RenewAsync("one", start + 3 * lease, ct),
            (await pump.LeaseAsync("two", 10, start + 2.9 * lease, lease, ct)).Count,
            (await pump.LeaseAsync("two", 10, start + 3 * lease, lease, ct)).Count,
            await pump.RenewAsync("one", start + 9 * lease, ct),
        ], Ct);

        Assert.Equal([2, 1, 1, 0, 1, 0], taken);
    }

    [Fact, Trait("Proves", "P26/part")]
    public async Task How_long_facts_waited_is_measured()
    {
        var log = new EffectLog();
        await using var host = await StartAsync(log);
        var factory = host.Services.GetRequiredService<IMeterFactory>();
        var lags = new ConcurrentQueue<(double Seconds, object? Event)>();
        using var listener = new MeterListener { InstrumentPublished = (instrument, listener) => { if (instrument.Name == OutboxDispatcher.LagName && instrument.Meter.Scope == factory) listener.EnableMeasurementEvents(instrument); } };
        listener.SetMeasurementEventCallback<double>((_, seconds, tags, _) => lags.Enqueue((seconds, tags[0].Value)));
        listener.Start();
        await PublishAsync(host, NotesHost.A, Guid.CreateVersion7(), "first", "second");

        await RunAsync(host, dispatchers: 1, () => lags.Count >= 2);

        Assert.Equal([nameof(NoteWritten), nameof(NoteWritten)], lags.Select(it => it.Event));
        Assert.All(lags, lag => Assert.InRange(lag.Seconds, 0, 60));
    }

    [Fact, Trait("Proves", "P26/part")]
    public async Task What_a_fact_brings_about_belongs_to_the_trace_in_which_it_happened()
    {
        var log = new EffectLog();
        await using var host = await StartAsync(log);
        using var listener = new ActivityListener { ShouldListenTo = source => source.Name is OutboxDispatcher.MeterName or nameof(OutboxTests), Sample = (ref _) => ActivitySamplingResult.AllData };
        ActivitySource.AddActivityListener(listener);
        using var source = new ActivitySource(nameof(OutboxTests));
        string? command;

        using (var span = source.StartActivity("command"))
        {
            command = span!.Id;
            await PublishAsync(host, NotesHost.A, Guid.CreateVersion7(), "traced");
        }

        await PublishAsync(host, NotesHost.A, Guid.CreateVersion7(), "not traced");
        await RunAsync(host, dispatchers: 1, () => log.Done.Count >= 2);

        Assert.Equal([("traced", command), ("not traced", null)], log.Parents.OrderByDescending(it => it.Text == "traced"));
    }

    private static Task<NotesHost> StartAsync(EffectLog log) => NotesHost.StartAsync(services => services.AddSingleton(log).AddEventHandler<NoteWritten, OnNoteWritten>());

    private static Task PublishAsync(NotesHost host, OrderCloud.Platform.Access.TenantContext tenant, Guid aggregate, params string[] texts) => host.WriteAsync(tenant, (_, scope) =>
    {
        foreach (var text in texts)
            scope.GetRequiredService<EventPublisher>().Publish(new NoteWritten(text), aggregate);

        return Task.CompletedTask;
    });

    private static async Task RunAsync(NotesHost host, int dispatchers, Func<bool> until)
    {
        var running = Enumerable.Range(0, dispatchers).Select(_ => (IHostedService)ActivatorUtilities.CreateInstance<OutboxDispatcher>(host.Services, NullLogger<OutboxDispatcher>.Instance)).ToList();

        foreach (var dispatcher in running)
            await dispatcher.StartAsync(Ct);

        for (var waited = 0; !until() && waited < 300; waited++)
            await Task.Delay(100, Ct);

        // One more round: an effect that comes twice would come now.
        await Task.Delay(300, Ct);

        foreach (var dispatcher in running)
            await dispatcher.StopAsync(Ct);
    }

    private sealed class EffectLog
    {
        public ConcurrentQueue<(Guid Tenant, string Text)> Done { get; } = new();

        public ConcurrentQueue<(string Text, string? Parent)> Parents { get; } = new();

        public string? FailOnce { get; set; }
    }

    private sealed class OnNoteWritten(NotesDb db, UnitOfWork unit, EffectLog log) : IEventHandler<NoteWritten>
    {
        public async Task HandleAsync(NoteWritten fact, EventHeader header, CancellationToken ct)
        {
            db.Add(new Note { Text = fact.Text });
            log.Parents.Enqueue((fact.Text, Activity.Current?.ParentId));

            if (log.FailOnce == fact.Text)
            {
                log.FailOnce = null;
                await unit.FlushAsync(ct);
                throw new TimeoutException("The first time it fails, after having written.");
            }

            unit.AfterCommit(() => log.Done.Enqueue((header.TenantId, fact.Text)));
        }
    }
}
