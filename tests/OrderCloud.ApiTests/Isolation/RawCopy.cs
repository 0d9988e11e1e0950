using System.Text;
using Npgsql;
using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Isolation;

/// <summary>The database as whoever stole a copy has it: the file's bytes, or every table in full.</summary>
internal static class RawCopy
{
    /// <param name="tenantId">Whose rows are copied where the server shows one tenant's only, beside those of nobody.</param>
    public static async Task<string> OfAsync(TestDatabase database, string tenantId, CancellationToken ct) => database switch
    {
        PostgresTestDatabase postgres => await TablesAsync(postgres, NodeIds.ToGuid(tenantId), ct),
        SqliteTestDatabase => string.Concat(await Task.WhenAll(Directory.GetFiles(database.Directory, "ordercloud.db*").Select(file => BytesAsync(file, ct)))),
        _ => throw new NotSupportedException("This database is not copied here."),
    };

    /// <summary>Words of the list that the copy shows, as text or as text in bytes.</summary>
    public static IReadOnlyList<string> Shown(string copy, IEnumerable<KeyValuePair<string, string>> words) =>
        [.. words.Where(word => copy.Contains(word.Value, StringComparison.OrdinalIgnoreCase) || copy.Contains(Convert.ToHexString(Encoding.UTF8.GetBytes(word.Value)), StringComparison.OrdinalIgnoreCase)).Select(word => word.Key)];

    private static async Task<string> TablesAsync(PostgresTestDatabase database, Guid tenant, CancellationToken ct)
    {
        await using var source = NpgsqlDataSource.Create(database.OwnerConnection);
        await using var connection = await source.OpenConnectionAsync(ct);
        List<string> tables = [];

        await using (var command = new NpgsqlCommand($"SELECT set_config('app.tenant', '{tenant}', false)", connection))
            await command.ExecuteNonQueryAsync(ct);

        await using (var command = new NpgsqlCommand("SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')", connection))
        await using (var reader = await command.ExecuteReaderAsync(ct))
            while (await reader.ReadAsync(ct))
                tables.Add(reader.GetString(0));

        Assert.True(tables.Count > 30);
        var copy = new StringBuilder();

        foreach (var table in tables)
        {
            using var rows = await connection.BeginTextExportAsync($"COPY (SELECT * FROM {table}) TO STDOUT", ct);
            copy.Append(await rows.ReadToEndAsync(ct));
        }

        return copy.ToString();
    }

    // The host has it open.
    private static async Task<string> BytesAsync(string file, CancellationToken ct)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream, Encoding.UTF8);

        return await reader.ReadToEndAsync(ct);
    }
}
