using System.Data.Common;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.ApiTests.Hosting;

/// <summary>Everything that is kept for a tenant as one text: all of its rows in every table, the rows of nobody, and its files.</summary>
internal static class TenantWords
{
    public static async Task<string> OfAsync(RunningHost host, TestDatabase database, string tenantId)
    {
        var all = new StringBuilder();
        var access = host.Services.GetRequiredService<Database>();
        await using var connection = access.CreateOwnerConnection();
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await access.PrepareAsync(connection, NodeIds.ToGuid(tenantId), system: false, TestContext.Current.CancellationToken);
        var tables = await TablesAsync(connection);
        Assert.True(tables.Count > 30, $"Only {tables.Count} tables.");

        foreach (var (table, isTenants) in tables)
            await ReadAsync(connection, table, isTenants ? NodeIds.ToGuid(tenantId) : null, all);

        foreach (var file in Directory.EnumerateFiles(database.Directory, "*", SearchOption.AllDirectories).Where(file => !Path.GetFileName(file).StartsWith("ordercloud.db", StringComparison.Ordinal) && !IsOfAnother(file, NodeIds.ToGuid(tenantId))))
            all.Append(await TextAsync(file));

        return all.ToString();
    }

    private static bool IsOfAnother(string file, Guid tenant) => file.Split(Path.DirectorySeparatorChar)[..^1].Any(folder => Guid.TryParseExact(folder, "N", out var of) && of != tenant);

    // The server shows one tenant's rows anyhow; SQLite shows all, so those of others are left out by the query.
    private static async Task<List<(string Table, bool IsTenants)>> TablesAsync(DbConnection connection)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = connection is SqliteConnection
            ? "SELECT '\"' || name || '\"', EXISTS (SELECT 1 FROM pragma_table_info(m.name) WHERE name = 'TenantId') FROM sqlite_master m WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
            : "SELECT quote_ident(schemaname) || '.' || quote_ident(tablename), 0 FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')";
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var tables = new List<(string, bool)>();

        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
            tables.Add((reader.GetString(0), Convert.ToInt64(reader.GetValue(1), CultureInfo.InvariantCulture) != 0));

        return tables;
    }

    private static async Task ReadAsync(DbConnection connection, string table, Guid? tenant, StringBuilder into)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM {table}{(tenant is { } id ? $" WHERE \"TenantId\" = '{id.ToString().ToUpperInvariant()}'" : "")}";
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);

        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
            for (var column = 0; column < reader.FieldCount; column++)
                into.Append(reader.GetValue(column) is byte[] bytes ? Encoding.Latin1.GetString(bytes) : Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture)).Append('\n');
    }

    // Other tests' hosts put files there and take them away.
    private static async Task<string> TextAsync(string file)
    {
        try
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream, Encoding.UTF8);

            return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
        }
        catch (FileNotFoundException)
        {
            return "";
        }
    }
}
