using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.ApiTests.Hosting;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph.Events;
using OrderCloud.Tests.Platform;
using Xunit.Sdk;

namespace OrderCloud.ApiTests.Isolation;

/// <summary>
/// One layer of isolation after the other is taken away, from a host and a database of its own, and each test that docs/adr/0008
/// names for it turns red. Those within the process are OrderCloud.Tests' to take away.
/// </summary>
public abstract class LayerRemovalTests(HostFixture host) : ApiTest(host)
{
    /// <summary>Runs the tests of a row, first whole, then damaged.</summary>
    private protected async Task AssertRedAsync(string removed, HostFixture apart, Func<RunningHost, Neighbours, Task> damageAsync)
    {
        var layer = Assert.Single(Layer.All, it => it.Removed == removed);
        Assert.NotEmpty(layer.Tests);

        foreach (var test in layer.Tests)
            Assert.Null(await RunAsync(test, Fixture));

        var damaged = await apart.HostAsync();
        await damageAsync(damaged, await Neighbours.OfAsync(damaged, () => TenantSession.SignUpAsync(damaged, "EUR", "Europe/Berlin", "en")));

        foreach (var test in layer.Tests)
            Assert.True(await RunAsync(test, apart) is XunitException, $"{removed}: {test} is not red.");
    }

    private static async Task<Exception?> RunAsync(string name, HostFixture fixture)
    {
        var type = typeof(LayerRemovalTests).Assembly.GetTypes().Single(it => it.Name == name.Split('.')[0]);
        var test = (ApiTest)Activator.CreateInstance(type, fixture)!;
        await test.InitializeAsync();

        try
        {
            return await Record.ExceptionAsync(() => (Task)type.GetMethod(name.Split('.')[1])!.Invoke(test, null)!);
        }
        finally
        {
            await test.DisposeAsync();
        }
    }
}

[Trait("Proves", "P10"), Trait("Capability", "B5/part")]
public sealed class LayerRemovalOnServerTests(ServerHost host) : LayerRemovalTests(host)
{
    private const string WithoutPolicies = """
        DO $$ DECLARE it regclass; BEGIN
          FOR it IN SELECT oid::regclass FROM pg_class WHERE relrowsecurity LOOP EXECUTE format('ALTER TABLE %s DISABLE ROW LEVEL SECURITY', it); END LOOP;
        END $$
        """;

    private const string EverybodysTenant = """
        DO $$ DECLARE it record; BEGIN
          FOR it IN SELECT schemaname, tablename FROM pg_policies WHERE policyname = 'tenant' LOOP
            EXECUTE format('ALTER POLICY tenant ON %I.%I USING ("TenantId" = COALESCE(NULLIF(current_setting(''app.tenant'', true), '''')::uuid, ''{tenant}''::uuid))', it.schemaname, it.tablename);
          END LOOP;
        END $$
        """;

    private static readonly Dictionary<string, Action<IServiceCollection>> ByContainer = new()
    {
        ["L1: the tenant comes from the credential alone"] = services => Replace<ICredentials>(services, it => new Credulous(it)),
        ["L7: the tenant in topics"] = services => Replace<IEventBus>(services, it => new OneForAll(it)),
    };

    private static readonly Dictionary<string, Func<PostgresTestDatabase, Neighbours, string>> BySql = new()
    {
        ["L6: PostgreSQL's policies"] = (_, _) => WithoutPolicies,
        ["L6: a session has no tenant until it is named"] = (_, both) => EverybodysTenant.Replace("{tenant}", $"{both.IdOfA}", StringComparison.Ordinal),
        ["L8: the columns that work across tenants is granted"] = (database, _) => $"GRANT SELECT ON ALL TABLES IN SCHEMA tenancy, orders, payments TO oc_system_{database.Name}",
    };

    public static TheoryData<string> ContainerRows => [.. ByContainer.Keys];

    public static TheoryData<string> SqlRows => [.. BySql.Keys];

    [Theory, MemberData(nameof(ContainerRows))]
    public async Task Without_a_layer_in_the_container_each_test_that_is_named_for_it_is_red(string removed)
    {
        Assert.SkipUnless(Full && !ServerHost.IsSqlServer, "Takes a host of its own: with --full.");
        await using var apart = new ServerHost(ByContainer[removed]);

        await AssertRedAsync(removed, apart, (_, _) => Task.CompletedTask);
    }

    [Theory, MemberData(nameof(SqlRows))]
    public async Task Without_a_layer_in_the_database_each_test_that_is_named_for_it_is_red(string removed)
    {
        Assert.SkipUnless(Full && !ServerHost.IsSqlServer, "Takes a database of its own: with --full.");
        await using var apart = new ServerHost();
        var database = (PostgresTestDatabase)await apart.DatabaseAsync();

        await AssertRedAsync(removed, apart, (_, both) => database.DamageAsync(BySql[removed](database, both)));
    }

    [Fact]
    public void Every_row_of_the_table_that_is_not_of_the_process_is_taken_away_here() => Assert.Equal(
        Layer.All.Where(layer => !layer.Tests.Any(test => test.StartsWith("TenantIsolationTests.", StringComparison.Ordinal))).Select(layer => layer.Removed).Order(),
        [.. ByContainer.Keys.Concat(BySql.Keys).Append(LayerRemovalOnSqliteTests.Triggers).Order()]);

    private static void Replace<T>(IServiceCollection services, Func<T, T> change) where T : class
    {
        var product = services.Last(it => it.ServiceType == typeof(T));
        services.AddSingleton(provider => change((T)(product.ImplementationFactory?.Invoke(provider) ?? ActivatorUtilities.CreateInstance(provider, product.ImplementationType!))));
    }

    /// <summary>Believes whoever says which company he is of.</summary>
    private sealed class Credulous(ICredentials product) : ICredentials
    {
        public async ValueTask<Credential> ReadAsync(HttpContext http, string? authorization, CancellationToken ct)
        {
            var hint = http.Request.Headers["X-Tenant"].ToString();
            http.Request.Headers.Remove("X-Tenant");
            var credential = await product.ReadAsync(http, authorization, ct);

            if (hint is "")
                return credential;

            await credential.DisposeAsync();

            return new(new TenantContext(NodeIds.ToGuid(hint)), credential.Caller, ByCookie: credential.ByCookie);
        }
    }

    /// <summary>Names a topic without its tenant.</summary>
    private sealed class OneForAll(IEventBus product) : IEventBus
    {
        private static readonly TenantContext All = new(Guid.CreateVersion7());

        public void Publish(TenantKey topic, EventNotice notice) => product.Publish(Shared(topic), notice);

        public EventListener Subscribe(TenantKey topic, Guid? after = null) => product.Subscribe(Shared(topic), after);

        private static TenantKey Shared(TenantKey topic) => EventTopic.For(All, topic.ToString().Split(':', 4)[3]);
    }
}

[Trait("Database", "sqlite"), Trait("Proves", "P10"), Trait("Capability", "B5/part")]
public sealed class LayerRemovalOnSqliteTests(SqliteHost host) : LayerRemovalTests(host)
{
    internal const string Triggers = "L6: SQLite's triggers";

    [Fact]
    public async Task Without_the_triggers_each_test_that_is_named_for_them_is_red()
    {
        Assert.SkipUnless(Full, "Takes a database of its own: with --full.");
        await using var apart = new SqliteHost();
        var file = Path.Combine((await apart.DatabaseAsync()).Settings["Data:Directory"]!, "ordercloud.db");

        await AssertRedAsync(Triggers, apart, async (_, _) =>
        {
            await using var connection = new SqliteConnection($"Data Source={file};Pooling=False;Default Timeout=30");
            await connection.OpenAsync(Cancelled);
            var triggers = new List<string>();

            await using (var names = new SqliteCommand("SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'guard_%'", connection))
            await using (var reader = await names.ExecuteReaderAsync(Cancelled))
                while (await reader.ReadAsync(Cancelled))
                    triggers.Add(reader.GetString(0));

            foreach (var trigger in triggers)
            {
                await using var drop = new SqliteCommand($"DROP TRIGGER \"{trigger}\"", connection);
                await drop.ExecuteNonQueryAsync(Cancelled);
            }
        });
    }
}
