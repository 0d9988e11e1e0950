using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using OrderCloud.Benchmarks.Api;

namespace OrderCloud.Benchmarks.Bench;

/// <summary>Writes products past the product, for a list that is longer than anybody would wait for.</summary>
internal static class ManyProducts
{
    private const string Columns = """ "TenantId", "Id", "Name", "Description", "Kind", "Unit", "Active", "Version", "CreatedAt", "UpdatedAt" """;

    private const string Copied = """ "Name" || ' ' || n, "Description", "Kind", "Unit", "Active", "Version", "CreatedAt" + n, "UpdatedAt" """;

    private const string OnPostgres = $"""
        INSERT INTO catalog.products ({Columns}) SELECT "TenantId", gen_random_uuid(), {Copied}
        FROM (SELECT * FROM catalog.products ORDER BY "CreatedAt" DESC LIMIT 1) one, generate_series(1, @rows) n
        """;

    private const string OnSqlite = $"""
        WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < @rows),
        keys AS MATERIALIZED (SELECT n, hex(randomblob(16)) AS h FROM numbers)
        INSERT INTO products ({Columns})
        SELECT "TenantId", substr(h, 1, 8) || '-' || substr(h, 9, 4) || '-' || substr(h, 13, 4) || '-' || substr(h, 17, 4) || '-' || substr(h, 21), {Copied}
        FROM (SELECT * FROM products ORDER BY "CreatedAt" DESC LIMIT 1) one, keys
        """;

    public static async Task FillAsync(BenchDatabase database, Shop shop, int rows)
    {
        await using DbConnection connection = database.Provider == "sqlite" ? Sqlite(database, shop.Tenant) : new NpgsqlConnection(database.ConnectionOf(shop.Tenant));
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        (command.CommandText, command.CommandTimeout) = (database.Provider == "sqlite" ? OnSqlite : OnPostgres, 900);
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("@rows", rows);
        command.Parameters.Add(parameter);

        if (await command.ExecuteNonQueryAsync() != rows)
            throw new InvalidOperationException("Not all rows were written.");

        // As a database is that has had the rows for a day.
        if (database.Provider != "sqlite")
            await database.AsOwnerAsync("VACUUM ANALYZE catalog.products");
    }

    private static SqliteConnection Sqlite(BenchDatabase database, Guid tenant)
    {
        var connection = new SqliteConnection(database.Settings["Database__Connection"]);
        // What the triggers ask.
        connection.CreateFunction("app_tenant", () => tenant.ToString("D").ToUpperInvariant());
        connection.CreateFunction("app_system", () => false);

        return connection;
    }
}
