using System.Data.Common;
using Npgsql;

namespace OrderCloud.ApiTests.Hosting;

/// <summary>
/// A database with the three roles of a real installation: the owner migrates; the application, no superuser and without a right
/// to change the structure, serves; a third does the work across tenants. A superuser would make row-level security look as if it worked.
/// </summary>
public sealed class PostgresTestDatabase : TestDatabase
{
    private readonly string admin;
    private readonly string directory = System.IO.Directory.CreateTempSubdirectory("ordercloud-").FullName;

    private PostgresTestDatabase(string admin) => this.admin = admin;

    public string Name { get; } = $"oc_{Unique()}";

    public string OwnerConnection => Connection($"oc_owner_{Name}");

    public string AppConnection => Connection($"oc_app_{Name}");

    public string SystemConnection => Connection($"oc_system_{Name}");

    public override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["Database:Provider"] = "postgres",
        ["Database:Connection"] = AppConnection,
        ["Database:OwnerConnection"] = OwnerConnection,
        ["Database:SystemConnection"] = SystemConnection,
        ["Data:Directory"] = directory,
    };

    public static async Task<PostgresTestDatabase> CreateAsync()
    {
        var database = new PostgresTestDatabase(Needed("ORDERCLOUD_TEST_POSTGRES"));
        var (name, owner, app, system) = (database.Name, $"oc_owner_{database.Name}", $"oc_app_{database.Name}", $"oc_system_{database.Name}");

        // As a member of the roles the creator may hand the database over and, at the end, drop it.
        var creator = new NpgsqlConnectionStringBuilder(database.admin).Username;

        await ExecuteAsync(database.admin,
            $"CREATE ROLE {owner} LOGIN PASSWORD '{name}' ROLE {creator}",
            $"CREATE ROLE {app} LOGIN PASSWORD '{name}' ROLE {creator}",
            $"CREATE ROLE {system} LOGIN PASSWORD '{name}' ROLE {creator}",
            $"CREATE DATABASE {name} OWNER {owner}",
            $"REVOKE ALL ON DATABASE {name} FROM PUBLIC",
            $"GRANT CONNECT ON DATABASE {name} TO {app}, {system}");

        await ExecuteAsync(database.OwnerConnection,
            $"ALTER DEFAULT PRIVILEGES GRANT USAGE ON SCHEMAS TO {app}",
            $"ALTER DEFAULT PRIVILEGES GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {app}",
            $"ALTER DEFAULT PRIVILEGES GRANT USAGE ON SEQUENCES TO {app}");

        return database;
    }

    /// <summary>How many sessions of the serving role the server admits from now on; those that are open end.</summary>
    /// <param name="connections">-1 for any number.</param>
    public Task AdmitAsync(int connections) => ExecuteAsync(admin,
        $"ALTER ROLE oc_app_{Name} CONNECTION LIMIT {connections}",
        $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'oc_app_{Name}'");

    /// <summary>Runs SQL as whoever made the database, to take away what keeps tenants apart in it.</summary>
    public Task DamageAsync(string sql) => ExecuteAsync(new NpgsqlConnectionStringBuilder(admin) { Database = Name }.ToString(), sql);

    public override DbConnection Connect() => new NpgsqlConnection(AppConnection);

    public override async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        // Not WITH (FORCE), which fails while the server's own autovacuum is at work there.
        await ExecuteAsync(admin,
            $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{Name}' AND pg_has_role(usesysid, 'MEMBER')",
            $"DROP DATABASE {Name}", $"DROP ROLE oc_app_{Name}", $"DROP ROLE oc_system_{Name}", $"DROP ROLE oc_owner_{Name}");
        System.IO.Directory.Delete(directory, recursive: true);
    }

    private string Connection(string role) => new NpgsqlConnectionStringBuilder(admin) { Database = Name, Username = role, Password = Name }.ToString();

    private static async Task ExecuteAsync(string connectionString, params string[] statements)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);

        foreach (var statement in statements)
        {
            await using var command = source.CreateCommand(statement);
            await command.ExecuteNonQueryAsync();
        }
    }
}
