using Npgsql;
using OrderCloud.Benchmarks.Api;

namespace OrderCloud.Benchmarks.Bench;

/// <summary>A fresh database for one measurement, gone afterwards.</summary>
internal sealed class BenchDatabase : IAsyncDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("ordercloud-bench-").FullName;
    private readonly string? admin;
    private readonly string name = $"oc_bench_{Guid.NewGuid():N}"[..24];

    private BenchDatabase(string provider, string? admin) => (Provider, this.admin) = (provider, admin);

    public string Provider { get; }

    public IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        // As it is run for customers: Development checks the scope of each service that is asked for.
        ["ASPNETCORE_ENVIRONMENT"] = "Production",
        // No mail is sent here.
        ["Auth__RequireConfirmedEmail"] = "false",
        ["Logging__LogLevel__Default"] = "Warning",
        ["Data__Directory"] = directory,
        // What the host can do is measured, not what a caller may ask of it.
        ["GraphQL__Rate__ClientPoints"] = "1000000000",
        ["GraphQL__Rate__TenantPoints"] = "1000000000",
        ["GraphQL__Rate__AddressPoints"] = "1000000000",
        ["Auth__SignUpsPerAddress"] = "1000000",
        ["Auth__PasswordsPerAddress"] = "1000000",
        ["Database__Provider"] = Provider,
        ["Database__Connection"] = admin is null ? $"Data Source={Path.Combine(directory, "ordercloud.db")};Default Timeout=30" : Connection("app"),
        ["Database__OwnerConnection"] = admin is null ? "" : Connection(null),
        ["Database__SystemConnection"] = admin is null ? "" : Connection("system"),
    };

    public static async Task<BenchDatabase> CreateAsync(string provider)
    {
        if (provider == "sqlite")
            return new(provider, admin: null);

        var admin = Environment.GetEnvironmentVariable("ORDERCLOUD_TEST_POSTGRES") ?? throw new InvalidOperationException("ORDERCLOUD_TEST_POSTGRES is not set: start this through build/bench.");
        var database = new BenchDatabase(provider, admin);
        await database.ExecuteAsync($"CREATE DATABASE {database.name}");

        foreach (var role in new[] { "app", "system" })
            await database.ExecuteAsync($"CREATE ROLE {database.name}_{role} LOGIN PASSWORD '{database.name}' ROLE CURRENT_USER");

        await database.AsOwnerAsync(
            $"ALTER DEFAULT PRIVILEGES GRANT USAGE ON SCHEMAS TO {database.name}_app; ALTER DEFAULT PRIVILEGES GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {database.name}_app");

        return database;
    }

    /// <summary>Brings the tables up to date and starts a host on them.</summary>
    /// <param name="settings">In place of the usual ones.</param>
    /// <param name="folder">The checkout where the host was built, of the same tables; null for the one of this program.</param>
    public async Task<HostProcess> HostAsync(Dictionary<string, string>? settings = null, string? folder = null)
    {
        var all = new Dictionary<string, string>(Settings);

        foreach (var (key, value) in settings ?? [])
            all[key] = value;

        if (Provider != "sqlite")
            await HostProcess.RunAsync(all, "database", "migrate");

        var host = HostProcess.Host(all, folder);
        await host.ReadyAsync();

        return host;
    }

    /// <summary>The same, with the endpoint of <see cref="Control.HostWithControl"/>.</summary>
    public async Task<HostProcess> HostWithControlAsync()
    {
        await HostProcess.RunAsync(Settings, "database", "migrate");
        var host = HostProcess.HostWithControl(Settings);
        await host.ReadyAsync();

        return host;
    }

    /// <summary>The control on this database, for one company.</summary>
    public async Task<HostProcess> ControlAsync(Shop shop)
    {
        var control = HostProcess.Control(new Dictionary<string, string> { ["CONTROL_CONNECTION"] = ConnectionOf(shop.Tenant), ["CONTROL_TENANT"] = shop.Tenant.ToString() });
        await control.ReadyAsync();

        return control;
    }

    public async Task AsOwnerAsync(string sql)
    {
        await using var owner = NpgsqlDataSource.Create(Connection(null));
        await using var command = owner.CreateCommand(sql);
        command.CommandTimeout = 900;
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>A session of one tenant from its start, for what reads the tables past the product.</summary>
    public string ConnectionOf(Guid tenant) => new NpgsqlConnectionStringBuilder(Connection("app")) { Options = $"-c app.tenant={tenant}" }.ToString();

    /// <summary>The same of the tables' owner, who fills them.</summary>
    public string OwnerConnectionOf(Guid tenant) => new NpgsqlConnectionStringBuilder(Connection(null)) { Options = $"-c app.tenant={tenant}" }.ToString();

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();

        if (admin is not null)
        {
            // Not WITH (FORCE), which fails while the server's own autovacuum is at work there.
            await ExecuteAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}' AND pg_has_role(usesysid, 'MEMBER')");
            await ExecuteAsync($"DROP DATABASE {name}");
            await ExecuteAsync($"DROP ROLE {name}_app");
            await ExecuteAsync($"DROP ROLE {name}_system");
        }

        Directory.Delete(directory, recursive: true);
    }

    /// <param name="role">Null for the owner.</param>
    private string Connection(string? role)
    {
        var connection = new NpgsqlConnectionStringBuilder(admin) { Database = name, MaxPoolSize = 60 };

        if (role is not null)
            (connection.Username, connection.Password) = ($"{name}_{role}", name);

        return connection.ToString();
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(admin!);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
