using System.Data.Common;
using Microsoft.Data.SqlClient;

namespace OrderCloud.ApiTests.Hosting;

/// <summary>A database on the server that ORDERCLOUD_SQLSERVER names, as the role that it names.</summary>
public sealed class SqlServerTestDatabase : TestDatabase
{
    private readonly string admin;
    private readonly string name = $"oc_{Unique()}";
    private readonly string password = $"Aa1-{Unique()}";
    private readonly string directory = System.IO.Directory.CreateTempSubdirectory("ordercloud-").FullName;

    private SqlServerTestDatabase(string admin) => this.admin = admin;

    public override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["Database:Provider"] = "sqlserver",
        ["Database:Connection"] = Connection("app"),
        ["Database:OwnerConnection"] = new SqlConnectionStringBuilder(admin) { InitialCatalog = name }.ToString(),
        ["Database:SystemConnection"] = Connection("system"),
        ["Data:Directory"] = directory,
    };

    public static async Task<SqlServerTestDatabase> CreateAsync()
    {
        var database = new SqlServerTestDatabase(Needed("ORDERCLOUD_SQLSERVER"));
        var name = database.name;
        await database.ExecuteAsync(
            $"CREATE DATABASE {name}",
            $"CREATE LOGIN {name}_app WITH PASSWORD = '{database.password}'; CREATE LOGIN {name}_system WITH PASSWORD = '{database.password}'",
            // The guards grant the role of work across tenants its few columns.
            $"USE {name}; CREATE USER {name}_app FOR LOGIN {name}_app; ALTER ROLE db_datareader ADD MEMBER {name}_app; ALTER ROLE db_datawriter ADD MEMBER {name}_app;"
                + $"CREATE ROLE oc_system; CREATE USER {name}_system FOR LOGIN {name}_system; ALTER ROLE oc_system ADD MEMBER {name}_system");

        return database;
    }

    public override DbConnection Connect() => new SqlConnection(Settings["Database:Connection"]);

    public override async ValueTask DisposeAsync()
    {
        SqlConnection.ClearAllPools();
        await ExecuteAsync($"ALTER DATABASE {name} SET SINGLE_USER WITH ROLLBACK IMMEDIATE; DROP DATABASE {name}", $"DROP LOGIN {name}_app; DROP LOGIN {name}_system");
        System.IO.Directory.Delete(directory, recursive: true);
    }

    private string Connection(string role) => new SqlConnectionStringBuilder(admin) { InitialCatalog = name, IntegratedSecurity = false, UserID = $"{name}_{role}", Password = password }.ToString();

    private async Task ExecuteAsync(params string[] statements)
    {
        await using var connection = new SqlConnection(admin);
        await connection.OpenAsync();

        foreach (var statement in statements)
        {
            await using var command = new SqlCommand(statement, connection);
            await command.ExecuteNonQueryAsync();
        }
    }
}
