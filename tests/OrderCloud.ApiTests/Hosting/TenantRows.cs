using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace OrderCloud.ApiTests.Hosting;

/// <summary>What a tenant has in one table.</summary>
/// <param name="Digest">Over all its rows and columns, whatever their order.</param>
public sealed record TableRows(int Count, string Digest);

/// <summary>
/// Everything a tenant has in the database, read past the product: for tests that say that nothing, or nothing else, was written.
/// Waits until what happened has reached everybody whom it concerns. Sessions are left out: looking is noted in them.
/// </summary>
public static class TenantRows
{
    private const string OfServer = "SELECT table_schema, table_name FROM information_schema.columns WHERE column_name = 'TenantId' AND table_name <> 'sessions'";

    private const string OfSqlite = "SELECT 'main', m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND c.name = 'TenantId' AND m.name <> 'sessions'";

    // An import that was taken up again is told twice, and comes to the same.
    private static readonly string[] Beside = ["outbox_messages", "handled_events", "idempotency_keys", "audit_entries", "audit_personal", "audit_places", "audit_heads"];

    /// <param name="platform">True to look at the plumbing's tables and the audit log too.</param>
    public static async Task<SortedDictionary<string, TableRows>> OfAsync(TestDatabase database, string tenantId, bool platform = false)
    {
        await using var connection = database.Connect();
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await NameTenantAsync(connection, NodeIds.ToGuid(tenantId));
        var all = new SortedDictionary<string, TableRows>(StringComparer.Ordinal);
        // After a crash what the dead process had taken up waits two minutes for another.
        Assert.Equal(0, await Eventually.GetAsync(() => UndeliveredAsync(connection, NodeIds.ToGuid(tenantId)), left => left == 0, TimeSpan.FromMinutes(4)));

        foreach (var (schema, table) in (await TablesAsync(connection)).Where(it => platform || !Beside.Contains(it.Table)))
            all.Add(table, Summary(await RowsAsync(connection, $"\"{schema}\".\"{table}\"", NodeIds.ToGuid(tenantId))));

        // Its owner at least is there: else these are not the tenant's rows.
        Assert.Equal(1, Math.Min(1, all["members"].Count));

        return all;
    }

    /// <summary>The ids of all rows that a tenant has.</summary>
    public static async Task<IReadOnlySet<Guid>> IdsAsync(TestDatabase database, string tenantId)
    {
        await using var connection = database.Connect();
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await NameTenantAsync(connection, NodeIds.ToGuid(tenantId));
        var ids = new HashSet<Guid>();

        foreach (var (schema, table) in await TablesAsync(connection))
        {
            await using var command = Command(connection, $"SELECT * FROM \"{schema}\".\"{table}\" WHERE \"TenantId\" = @tenant", NodeIds.ToGuid(tenantId));
            await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
            var column = Enumerable.Range(0, reader.FieldCount).FirstOrDefault(column => reader.GetName(column) is "Id", -1);

            while (column >= 0 && await reader.ReadAsync(TestContext.Current.CancellationToken))
                if (Guid.TryParse(Text(reader.GetValue(column)), out var id))
                    ids.Add(id);
        }

        return ids;
    }

    /// <summary>How many rows are in each table.</summary>
    public static async Task<SortedDictionary<string, int>> CountAsync(TestDatabase database, string tenantId) =>
        new((await OfAsync(database, tenantId)).ToDictionary(table => table.Key, table => table.Value.Count), StringComparer.Ordinal);

    // The servers show a session the rows of the tenant that it names, and no others.
    private static async Task NameTenantAsync(DbConnection connection, Guid tenant)
    {
        if (connection is SqliteConnection)
            return;

        await using var command = connection.CreateCommand();
        command.CommandText = connection is NpgsqlConnection ? $"SELECT set_config('app.tenant', '{tenant}', false)" : $"DECLARE @tenant uniqueidentifier = '{tenant}'; EXEC sp_set_session_context N'tenant', @tenant";
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<List<(string Schema, string Table)>> TablesAsync(DbConnection connection)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = connection is SqliteConnection ? OfSqlite : OfServer;
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var tables = new List<(string, string)>();

        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
            tables.Add((reader.GetString(0), reader.GetString(1)));

        return tables;
    }

    private static async Task<long> UndeliveredAsync(DbConnection connection, Guid tenant)
    {
        await using var command = Command(connection, $"SELECT count(*) FROM {(connection is SqliteConnection ? "" : "platform.")}outbox_messages WHERE \"TenantId\" = @tenant AND \"DispatchedAt\" IS NULL", tenant);

        return Convert.ToInt64(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken), CultureInfo.InvariantCulture);
    }

    private static async Task<List<string>> RowsAsync(DbConnection connection, string table, Guid tenant)
    {
        await using var command = Command(connection, $"SELECT * FROM {table} WHERE \"TenantId\" = @tenant", tenant);
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var rows = new List<string>();

        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
            rows.Add(string.Join('\u001F', Enumerable.Range(0, reader.FieldCount).Select(column => Text(reader.GetValue(column)))));

        return rows;
    }

    private static DbCommand Command(DbConnection connection, string text, Guid tenant)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("@tenant", tenant);
        command.Parameters.Add(parameter);

        return command;
    }

    private static string Text(object value) => value is byte[] bytes ? Convert.ToHexString(bytes) : Convert.ToString(value, CultureInfo.InvariantCulture)!;

    private static TableRows Summary(List<string> rows)
    {
        rows.Sort(StringComparer.Ordinal);

        return new(rows.Count, Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001E', rows)))));
    }
}
