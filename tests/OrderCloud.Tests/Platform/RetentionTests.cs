using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using OrderCloud.Platform;
using OrderCloud.Platform.Graph;
using OrderCloud.Platform.Idempotency;
using OrderCloud.Platform.Outbox;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Tests.Platform;

public sealed class RetentionTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider clock = new(Start);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(ModuleOnDatabase.Databases), MemberType = typeof(ModuleOnDatabase))]
    public async Task Keys_go_after_their_day_money_s_after_a_week_told_facts_after_a_week_and_what_waits_never(string provider)
    {
        await using var module = await OpenAsync(provider);
        await AddAsync(module, Key("day", IdempotencyKey.KeptFor(movesMoney: false)), Key("money", IdempotencyKey.KeptFor(movesMoney: true)), Fact("told", told: true), Fact("waiting"), Fact("parked", parked: true));
        await using var retention = await StartAsync(module);
        Assert.Equal("day money | told waiting parked | told waiting parked", await LeftAsync(module));

        await MoveAsync(TimeSpan.FromHours(23.9));
        Assert.Equal("day money | told waiting parked | told waiting parked", await LeftAsync(module));

        await MoveAsync(TimeSpan.FromHours(0.5));
        Assert.Equal("money | told waiting parked | told waiting parked", await Eventually(() => LeftAsync(module), left => !left.StartsWith("day", StringComparison.Ordinal)));

        await MoveAsync(TimeSpan.FromDays(5.9));
        Assert.Equal("money | told waiting parked | told waiting parked", await LeftAsync(module));

        await MoveAsync(TimeSpan.FromDays(0.2));
        Assert.Equal(" | waiting parked | waiting parked", await Eventually(() => LeftAsync(module), left => left == " | waiting parked | waiting parked"));
    }

    [Theory, MemberData(nameof(ModuleOnDatabase.Databases), MemberType = typeof(ModuleOnDatabase))]
    public async Task Each_transaction_takes_a_batch_over_all_tenants_until_none_is_left(string provider)
    {
        await using var module = await OpenAsync(provider);
        var other = new OrderCloud.Platform.Access.TenantContext(Guid.CreateVersion7());
        await AddAsync(module, [.. Enumerable.Range(0, 25).Select(number => Key($"mine {number}", TimeSpan.FromMinutes(number)))]);
        await AddAsync(module, other, [.. Enumerable.Range(0, 20).Select(number => Key($"theirs {number}", TimeSpan.FromMinutes(number)))]);

        List<int> went = [];

        do
            went.Add(await ForgetAsync(module, (rows, ct) => rows.ForgetKeysAsync(Start.AddMinutes(22), batch: 10, ct)));
        while (went[^1] > 0);

        Assert.Equal(42, went.Sum());
        // The pairs of one minute go together.
        Assert.All(went, count => Assert.InRange(count, 0, 11));
        Assert.Equal("mine 22 mine 23 mine 24 |  | ", await LeftAsync(module));
    }

    [Theory, MemberData(nameof(ModuleOnDatabase.Databases), MemberType = typeof(ModuleOnDatabase))]
    public async Task What_is_out_of_date_is_found_by_an_index(string provider)
    {
        await using var module = await OpenAsync(provider);

        foreach (var (rows, index) in new (Func<RetiredRows, IQueryable<DateTimeOffset>>, string)[]
        {
            (db => RetiredRows.Times(db.Facts(Start), message => message.DispatchedAt!.Value), "IX_outbox_messages_DispatchedAt_Position"),
            (db => RetiredRows.Times(db.Handled(Start), handled => handled.At), "IX_handled_events_At"),
            (db => RetiredRows.Times(db.Keys(Start), key => key.KeptUntil), "IX_idempotency_keys_KeptUntil"),
        })
        {
            var plan = await PlanAsync(module, provider, rows);

            Assert.Contains(plan, step => step.Contains(index, StringComparison.Ordinal));
            Assert.DoesNotContain(plan, step => step.Contains("Sort", StringComparison.Ordinal) || step.Contains("TEMP B-TREE", StringComparison.Ordinal));
        }
    }

    private static Task<ModuleOnDatabase> OpenAsync(string provider) => ModuleOnDatabase.OpenAsync(provider, new NoModule(), _ => { });

    private static IdempotencyKey Key(string key, TimeSpan keptFor) => new() { Client = "user:1", Field = "createOrder", Key = key, Fingerprint = "", At = Start, KeptUntil = Start + keptFor };

    private static OutboxMessage Fact(string type, bool told = false, bool parked = false) => new()
    {
        Position = Random.Shared.NextInt64(),
        Type = type,
        AggregateId = Guid.CreateVersion7(),
        Payload = "{}",
        OccurredAt = Start,
        DueAt = Start.AddYears(1),
        DispatchedAt = told ? Start : null,
        ParkedAt = parked ? Start : null,
    };

    private static Task<bool> AddAsync(ModuleOnDatabase module, params object[] rows) => AddAsync(module, module.Tenant, rows);

    // Each fact has one handler that is done with it.
    private static Task<bool> AddAsync(ModuleOnDatabase module, OrderCloud.Platform.Access.TenantContext whose, object[] rows) => module.DoAsync(scope =>
    {
        var db = scope.GetRequiredService<PlatformDb>();
        db.AddRange(rows);
        db.AddRange(rows.OfType<OutboxMessage>().Select(fact => new HandledEvent { EventId = fact.Id, Handler = fact.Type, At = Start }));

        return Task.FromResult(true);
    }, whose);

    private static Task<string> LeftAsync(ModuleOnDatabase module) => module.ReadAsync<PlatformDb, string>(async db =>
    {
        var keys = await db.Keys.OrderBy(key => key.Key).Select(key => key.Key).ToListAsync(Ct);
        string[] order = ["told", "waiting", "parked"];
        var facts = await db.Outbox.Select(fact => fact.Type).ToListAsync(Ct);
        var handled = await db.Handled.Select(it => it.Handler).ToListAsync(Ct);

        return $"{string.Join(' ', keys)} | {string.Join(' ', order.Where(facts.Contains))} | {string.Join(' ', order.Where(handled.Contains))}";
    });

    private static async Task<int> ForgetAsync(ModuleOnDatabase module, Func<RetiredRows, CancellationToken, Task<int>> forget) =>
        await (await SystemAsync(module)).RunAsync("test", forget, Ct);

    // Taken out of its scope, whose transaction would stand in the way.
    private static Task<SystemWork> SystemAsync(ModuleOnDatabase module) => module.DoAsync(scope => Task.FromResult(scope.GetRequiredService<SystemWork>()));

    private static async Task<List<string>> PlanAsync(ModuleOnDatabase module, string provider, Func<RetiredRows, IQueryable<DateTimeOffset>> rows)
    {
        await using var connection = module.Database.CreateSystemConnection();
        await connection.OpenAsync(Ct);
        var options = new DbContextOptionsBuilder<RetiredRows>();
        module.Database.Configure(options, connection, "system");
        await using var db = new RetiredRows(options.Options);

        // An empty table is read as it stands unless that is forbidden.
        if (provider == "postgres")
            await db.Database.ExecuteSqlRawAsync("SET enable_seqscan = off; SET enable_bitmapscan = off; SET enable_hashjoin = off; SET enable_mergejoin = off", Ct);

        await using var command = rows(db).Skip(999).Take(1).CreateDbCommand();
        command.CommandText = $"{(provider == "postgres" ? "EXPLAIN" : "EXPLAIN QUERY PLAN")} {command.CommandText}";
        var plan = new List<string>();
        await using var reader = await command.ExecuteReaderAsync(Ct);

        while (await reader.ReadAsync(Ct))
            plan.Add(reader.GetString(reader.FieldCount - 1));

        return plan;
    }

    private async Task<Running> StartAsync(ModuleOnDatabase module)
    {
        var retention = new Retention(await SystemAsync(module), clock, NullLogger<Retention>.Instance);
        await retention.StartAsync(Ct);
        await Task.Delay(300, Ct);

        return new(retention);
    }

    // A round may be under way when the clock moves: time for it, and for the next one, to end.
    private async Task MoveAsync(TimeSpan by)
    {
        clock.Advance(by);
        await Task.Delay(300, Ct);
    }

    private static async Task<string> Eventually(Func<Task<string>> ask, Func<string, bool> wanted)
    {
        var answer = await ask();

        for (var waited = 0; !wanted(answer) && waited < 100; waited++)
        {
            await Task.Delay(100, Ct);
            answer = await ask();
        }

        return answer;
    }

    private sealed class Running(Retention service) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await service.StopAsync(CancellationToken.None);
            service.Dispose();
        }
    }

    /// <summary>The plumbing alone.</summary>
    private sealed class NoModule : IModule
    {
        public void AddServices(IServiceCollection services) { }

        public void MapGraph(GraphRoots graph) { }
    }
}
