using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OrderCloud.Platform;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph.Events;
using OrderCloud.Platform.Persistence;
using OrderCloud.Platform.Sealing;

namespace OrderCloud.Tests;

/// <summary>One module on a real database of its own, with one tenant. What other modules would say, the test says.</summary>
internal sealed class ModuleOnDatabase : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly Func<Task> drop;

    private ModuleOnDatabase(Database database, Func<Task> drop, Action<IServiceCollection> configure)
    {
        (Database, this.drop) = (database, drop);
        var collection = new ServiceCollection().AddLogging().AddPlatform(database, OuterKeys.Passing()).AddSingleton<Migrator>().AddSingleton<IEventBus, MemoryEventBus>();
        configure(collection);
        services = collection.BuildServiceProvider();
    }

    /// <summary>SQLite always, PostgreSQL where the test run has one.</summary>
    public static TheoryData<string> Databases => Environment.GetEnvironmentVariable("ORDERCLOUD_TEST_POSTGRES") is null ? ["sqlite"] : ["sqlite", "postgres"];

    /// <summary>True where every stated number is run at its full scale.</summary>
    public static bool IsFull => Environment.GetEnvironmentVariable("ORDERCLOUD_FULL") == "1";

    public Database Database { get; }

    public IServiceProvider Services => services;

    public TenantContext Tenant { get; } = new(Guid.CreateVersion7());

    public static async Task<ModuleOnDatabase> OpenAsync(string provider, IModule module, Action<IServiceCollection> others)
    {
        void Configure(IServiceCollection collection)
        {
            module.AddServices(collection);
            others(collection);
        }

        var opened = provider == "sqlite" ? OnSqlite(Configure) : await OnPostgresAsync(Configure);
        await opened.services.GetRequiredService<Migrator>().MigrateAsync(TestContext.Current.CancellationToken);

        return opened;
    }

    /// <summary>One unit of work, run again when it loses a race, as a mutation is.</summary>
    public Task<T> DoAsync<T>(Func<IServiceProvider, Task<T>> work, TenantContext? whose = null) => Database.RepeatAsync(
        async () =>
        {
            await using var scope = TenantScope.Of(services, whose ?? Tenant, Caller.System);
            var unit = scope.Services.GetRequiredService<UnitOfWork>();
            await unit.BeginAsync(TestContext.Current.CancellationToken);
            var result = await work(scope.Services);
            await unit.CommitAsync(TestContext.Current.CancellationToken);

            return result;
        },
        TestContext.Current.CancellationToken);

    /// <summary>Reads without a transaction.</summary>
    public async Task<T> ReadAsync<TDb, T>(Func<TDb, Task<T>> read) where TDb : ModuleDb
    {
        await using var scope = TenantScope.Of(services, Tenant, Caller.System);
        await scope.Services.GetRequiredService<UnitOfWork>().OpenAsync(TestContext.Current.CancellationToken);

        return await read(scope.Services.GetRequiredService<TDb>());
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await drop();
    }

    private static ModuleOnDatabase OnSqlite(Action<IServiceCollection> configure)
    {
        var directory = Directory.CreateTempSubdirectory("ordercloud-");
        var connection = SqliteDatabase.ConnectionTo(Path.Combine(directory.FullName, "module.db"));

        return new(new SqliteDatabase(connection), () =>
        {
            using (var pooled = new SqliteConnection(connection))
                SqliteConnection.ClearPool(pooled);

            directory.Delete(recursive: true);

            return Task.CompletedTask;
        }, configure);
    }

    private static async Task<ModuleOnDatabase> OnPostgresAsync(Action<IServiceCollection> configure)
    {
        var admin = Environment.GetEnvironmentVariable("ORDERCLOUD_TEST_POSTGRES")!;
        var name = $"module_{Guid.NewGuid():N}";
        await RunAsync(admin, $"CREATE DATABASE {name}", $"CREATE ROLE {name}_app LOGIN PASSWORD '{name}' ROLE CURRENT_USER", $"CREATE ROLE {name}_system LOGIN PASSWORD '{name}' ROLE CURRENT_USER");
        var owner = new NpgsqlConnectionStringBuilder(admin) { Database = name, MaxPoolSize = 70 };
        var app = new NpgsqlConnectionStringBuilder(owner.ToString()) { Username = $"{name}_app", Password = name };
        var system = new NpgsqlConnectionStringBuilder(app.ToString()) { Username = $"{name}_system" };

        return new(new PostgresDatabase(app.ToString(), owner.ToString(), system.ToString()),
            () => RunAsync(admin, $"DROP DATABASE {name} WITH (FORCE)", $"DROP ROLE {name}_app", $"DROP ROLE {name}_system"), configure);
    }

    internal static async Task RunAsync(string connection, params string[] statements)
    {
        await using var source = NpgsqlDataSource.Create(connection);

        foreach (var statement in statements)
        {
            await using var command = source.CreateCommand(statement);
            await command.ExecuteNonQueryAsync();
        }
    }
}
