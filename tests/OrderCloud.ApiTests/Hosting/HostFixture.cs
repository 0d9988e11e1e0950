using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace OrderCloud.ApiTests.Hosting;

/// <summary>One database and one host on it for all tests of the run that ask for this fixture; started by the first of them.</summary>
public abstract class HostFixture : IAsyncDisposable
{
    private readonly Func<Task<TestDatabase>> create;
    private readonly Lazy<Task<TestDatabase>> database;
    private readonly Lazy<Task<RunningHost>> host;

    /// <param name="configure">Settings and test doubles of the host.</param>
    protected HostFixture(Func<Task<TestDatabase>> create, Action<WebApplicationBuilder>? configure = null)
    {
        this.create = create;
        database = new(create);
        host = new(async () => await RunningHost.StartAsync(await database.Value, configure));
    }

    public Task<TestDatabase> DatabaseAsync() => database.Value;

    public Task<RunningHost> HostAsync() => host.Value;

    /// <summary>Another host on the same database, with settings or test doubles of its own. The caller disposes of it.</summary>
    /// <param name="takesQueues">
    /// Whether it takes events and imports from the database's queues and throws away what is out of date. By its clock a lease may last
    /// for days, and a key be old that was just made; what others wait for it would tell on its own bus. Only for a fixture that no other class has.
    /// </param>
    /// <param name="expiresOrders">Whether it ends offers that are over by its clock: one that is days ahead would end those of all tests.</param>
    /// <param name="change">Told of all that the product registered.</param>
    public async Task<RunningHost> AnotherHostAsync(Action<WebApplicationBuilder> configure, bool takesQueues = false, bool expiresOrders = false, Action<IServiceCollection>? change = null)
    {
        await host.Value;

        return await RunningHost.StartAsync(await database.Value, builder =>
        {
            configure(builder);
            builder.Host.UseServiceProviderFactory(new Changed(services =>
            {
                if (!takesQueues)
                    Leave(services, 5, worker => worker.Namespace is "OrderCloud.Platform.Outbox" or "OrderCloud.Orders.Features.Imports" || worker.Name is "Retention" or "TokenPruning");

                if (!expiresOrders)
                    Leave(services, 1, worker => worker.Name is "OrderExpiry");

                change?.Invoke(services);
            }));
        });
    }

    private static void Leave(IServiceCollection services, int count, Func<Type, bool> which)
    {
        var workers = services.Where(service => service.ServiceType == typeof(IHostedService)
            && (service.ImplementationType ?? service.ImplementationFactory?.Method.DeclaringType) is { } worker && which(worker)).ToList();
        Assert.Equal(count, workers.Count);

        foreach (var worker in workers)
            services.Remove(worker);
    }

    /// <summary>A fixture with a database and a clock of its own, for a test that lets days go by: what is out of date by then would here be others' rows.</summary>
    public ClockedHost Apart() => new(create, new());

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);

        if (host.IsValueCreated && host.Value.IsCompletedSuccessfully)
            await (await host.Value).DisposeAsync();

        if (database.IsValueCreated && database.Value.IsCompletedSuccessfully)
            await (await database.Value).DisposeAsync();

        // At the end of the run: whichever test it was, a log shows a secret or a person.
        Assert.Empty(LogWatch.Leaks);
    }

    /// <summary>Changes what the product registered, after all of it.</summary>
    private protected sealed class Changed(Action<IServiceCollection>? change) : IServiceProviderFactory<IServiceCollection>
    {
        public IServiceCollection CreateBuilder(IServiceCollection services)
        {
            change?.Invoke(services);

            return services;
        }

        public IServiceProvider CreateServiceProvider(IServiceCollection containerBuilder) => containerBuilder.BuildServiceProvider(validateScopes: true);
    }
}

/// <summary>The embedded default.</summary>
public sealed class SqliteHost() : HostFixture(() => Task.FromResult<TestDatabase>(new SqliteTestDatabase()));

/// <summary>A database server: PostgreSQL, or SQL Server in the run that build/test adds when ORDERCLOUD_SQLSERVER is set.</summary>
public sealed class ServerHost : HostFixture
{
    public ServerHost() : base(CreateAsync) { }

    /// <summary>A host on a database of its own that is damaged on purpose.</summary>
    /// <param name="change">Told of all that the product registered.</param>
    internal ServerHost(Action<IServiceCollection> change) : base(CreateAsync, builder => builder.Host.UseServiceProviderFactory(new Changed(change))) { }

    internal static async Task<TestDatabase> CreateAsync() => IsSqlServer ? await SqlServerTestDatabase.CreateAsync() : await PostgresTestDatabase.CreateAsync();

    public static bool IsSqlServer => Environment.GetEnvironmentVariable("ORDERCLOUD_TEST_DATABASE") == "sqlserver";
}

/// <summary>A server's database for the hosts of one class, by IClassFixture.</summary>
public sealed class OwnServerHost() : HostFixture(ServerHost.CreateAsync);

/// <summary>A file for the hosts of one class, by IClassFixture.</summary>
public sealed class OwnSqliteHost() : HostFixture(() => Task.FromResult<TestDatabase>(new SqliteTestDatabase()));
