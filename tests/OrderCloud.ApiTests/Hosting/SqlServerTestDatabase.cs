using System.Data.Common;
using Microsoft.Data.SqlClient;

namespace OrderCloud.ApiTests.Hosting;

/// <summary>A database on the server that ORDERCLOUD_SQLSERVER names, as the role that it names.</summary>
public sealed class SqlServerTestDatabase : TestDatabase
{
    private readonly string admin;
    private readonly string name = $"oc_{Unique()}";
    private readonly string directory = System.IO.Directory.CreateTempSubdirectory("ordercloud-").FullName;

    private SqlServerTestDatabase(string admin) => this.admin = admin;

    public override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["Database:Provider"] = "sqlserver",
        ["Database:Connection"] = new SqlConnectionStringBuilder(admin) { InitialCatalog = name }.ToString(),
        ["Data:Directory"] = directory,
    };

    public static async Task<SqlServerTestDatabase> CreateAsync()
    {
        var database = new SqlServerTestDatabase(Needed("ORDERCLOUD_SQLSERVER"));
        await database.ExecuteAsync($"CREATE DATABASE {database.name}");

        return database;
    }

    public override DbConnection Connect() => new SqlConnection(Settings["Database:Connection"]);

    public override async ValueTask DisposeAsync()
    {
        SqlConnection.ClearAllPools();
        await ExecuteAsync($"ALTER DATABASE {name} SET SINGLE_USER WITH ROLLBACK IMMEDIATE; DROP DATABASE {name}");
        System.IO.Directory.Delete(directory, recursive: true);
    }

    private async Task ExecuteAsync(string statement)
    {
        await using var connection = new SqlConnection(admin);
        await connection.OpenAsync();
        await using var command = new SqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync();
    }
}
