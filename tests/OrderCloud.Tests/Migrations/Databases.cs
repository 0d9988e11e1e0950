using OrderCloud.Platform.Persistence;

namespace OrderCloud.Tests.Migrations;

/// <summary>Each kind of database, for what needs no server: models, scripts, the text of queries.</summary>
internal static class Databases
{
    public static Database Offline(string provider) => provider switch
    {
        "sqlite" => new SqliteDatabase("Data Source=:memory:"),
        "postgres" => new PostgresDatabase("Host=offline", "Host=offline", "Host=offline"),
        "sqlserver" => new SqlServerDatabase("Server=offline", "Server=offline", "Server=offline"),
        _ => throw new ArgumentOutOfRangeException(nameof(provider), provider, "Not one of the product's databases."),
    };
}
