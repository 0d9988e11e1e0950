using Npgsql;

namespace OrderCloud.Benchmarks.Bench;

/// <summary>A fresh database for one measurement, gone afterwards.</summary>
internal sealed class BenchDatabase : IAsyncDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("ordercloud-bench-").FullName;
    private readonly string? admin;
    private readonly string name = $"oc_bench_{Guid.NewGuid():N}"[..24];

    private BenchDatabase(string provider, string? admin) => (Provider, this.admin) = (provider, admin);

    public string Provider { get; }

    public string? Connection => admin is null ? null : new NpgsqlConnectionStringBuilder(admin) { Database = name, MaxPoolSize = 60 }.ToString();

    public IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Development",
        ["Logging__LogLevel__Default"] = "Warning",
        ["Data__Directory"] = directory,
        ["Database__Provider"] = Provider,
        ["Database__Connection"] = Connection ?? $"Data Source={Path.Combine(directory, "ordercloud.db")};Default Timeout=30",
    };

    public static async Task<BenchDatabase> CreateAsync(string provider)
    {
        if (provider == "sqlite")
            return new(provider, admin: null);

        var admin = Environment.GetEnvironmentVariable("ORDERCLOUD_TEST_POSTGRES") ?? throw new InvalidOperationException("ORDERCLOUD_TEST_POSTGRES is not set: start this through build/bench.");
        var database = new BenchDatabase(provider, admin);
        await database.ExecuteAsync($"CREATE DATABASE {database.name}");

        return database;
    }

    /// <summary>Brings the tables up to date and starts a host on them.</summary>
    public async Task<HostProcess> HostAsync()
    {
        if (Provider != "sqlite")
            await HostProcess.RunAsync(Settings, "database", "migrate");

        var host = HostProcess.Host(Settings);
        await host.ReadyAsync();

        return host;
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();

        if (admin is not null)
            await ExecuteAsync($"DROP DATABASE {name} WITH (FORCE)");

        Directory.Delete(directory, recursive: true);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(admin!);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
