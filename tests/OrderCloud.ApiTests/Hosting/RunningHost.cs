using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Host;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.ApiTests.Hosting;

/// <summary>The product's own host in this process, listening on a free loopback port. Tests reach it by HTTP.</summary>
public sealed class RunningHost : IAsyncDisposable
{
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(20);
    private static readonly KeyValuePair<string, string?>[] Plenty = [.. new[] { "Client", "Tenant", "Address" }.Select(share => KeyValuePair.Create($"GraphQL:Rate:{share}Points", (string?)"1000000000"))];
    private static Type? kind;

    private readonly WebApplication app;

    private RunningHost(WebApplication app, Uri address) => (this.app, Address) = (app, address);

    public Uri Address { get; }

    /// <summary>For test doubles that a test put in; the product itself is asked by HTTP.</summary>
    public IServiceProvider Services => app.Services;

    /// <summary>Migrates the database as its owner and starts a host on it.</summary>
    /// <param name="configure">Settings and test doubles (clock, mail, payments) of this host.</param>
    /// <param name="migrate">False to meet the database as it is.</param>
    public static async Task<RunningHost> StartAsync(TestDatabase database, Action<WebApplicationBuilder>? configure = null, bool migrate = true)
    {
        if ((Interlocked.CompareExchange(ref kind, database.GetType(), null) ?? database.GetType()) != database.GetType())
            throw new InvalidOperationException("One process has one kind of database: run the tests by build/test.");

        var app = HostApp.Build(["--environment", "Development", "--contentRoot", HostFolder(), "--urls", "http://127.0.0.1:0"], builder =>
        {
            builder.Configuration.AddInMemoryCollection([.. database.Settings, new("Logging:LogLevel:Default", "Warning"),
                // A busy machine is no reason to fail, and a test asks for more at once than a program would.
                new("GraphQL:Limits:ExecutionTime", "00:01:00"), .. Plenty,
                // Tests count statements: the credential's is one of them each time.
                new("Auth:AccessRemembered", "00:00:00"), new("Auth:InvitationsPerDay", "1000000"), new("Logging:LogLevel:Microsoft.AspNetCore.DataProtection", "Error")]);
            LogWatch.AddTo(builder.Logging);
            // Each test signs somebody up and in: at the product's cost that would be most of the run's time.
            builder.Services.PostConfigure<PasswordHasherOptions>(hashing => hashing.IterationCount = 1_000);
            configure?.Invoke(builder);
        });

        try
        {
            if (migrate)
                await app.Services.GetRequiredService<Migrator>().MigrateAsync(TestContext.Current.CancellationToken);

            await app.StartAsync(TestContext.Current.CancellationToken);
        }
        catch
        {
            await app.DisposeAsync();

            throw;
        }

        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

        return new(app, new Uri(address));
    }

    public async ValueTask DisposeAsync()
    {
        using var limit = new CancellationTokenSource(StopLimit);
        await app.StopAsync(limit.Token);
        await app.DisposeAsync();
    }

    private static string HostFolder()
    {
        var folder = AppContext.BaseDirectory;

        while (!File.Exists(Path.Combine(folder, "OrderCloud.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run outside the repository.");

        return Path.Combine(folder, "host");
    }
}
