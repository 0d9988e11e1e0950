using Microsoft.Data.Sqlite;
using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Isolation;

/// <summary>Raw connections past the product: what SQLite alone stops, for every table there is. Reads rest on the read filter.</summary>
public sealed class SqliteGuardOnSqliteTests(SqliteHost host) : ApiTest(host)
{
    private const string Tables = """
        SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT IN ('sessions', 'oauth_applications')
        AND EXISTS (SELECT 1 FROM pragma_table_info(sqlite_master.name) WHERE name = 'TenantId') ORDER BY 1
        """;

    private static readonly string[] Ledgers = ["payment_events", "stock_ledger_entries", "audit_entries"];

    private Neighbours both = null!;
    private SqliteConnection connection = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        both = await Neighbours.OfAsync(Host, () => SignUpAsync());
        connection = new($"Data Source={Path.Combine((await Fixture.DatabaseAsync()).Settings["Data:Directory"]!, "ordercloud.db")};Pooling=False;Default Timeout=30");
        await connection.OpenAsync(Cancelled);
    }

    public override async ValueTask DisposeAsync()
    {
        await connection.DisposeAsync();
        await base.DisposeAsync();
    }

    [Fact, Trait("Proves", "P10"), Trait("Capability", "U1/part")]
    public async Task A_connection_that_names_no_tenant_cannot_write()
    {
        foreach (var table in await TablesAsync())
            Assert.Contains("no such function", await RefusalAsync($"INSERT INTO \"{table}\" (TenantId) VALUES ('{both.IdOfA}')"), StringComparison.Ordinal);
    }

    [Fact, Trait("Proves", "P10"), Trait("Capability", "U1/part")]
    public async Task Another_tenants_row_can_neither_be_added_nor_changed_nor_taken_away_nor_an_own_row_moved()
    {
        As(both.IdOfA);
        var (tables, filled) = (await TablesAsync(), 0);

        foreach (var table in tables)
        {
            Assert.Equal((table, "a row of another tenant"), (table, await RefusalAsync($"INSERT INTO \"{table}\" (TenantId) VALUES ('{Text(both.IdOfB)}')")));

            if (await CountAsync(table, both.IdOfB) == 0 || await CountAsync(table, both.IdOfA) == 0)
                continue;

            filled++;
            var kept = Ledgers.Contains(table) ? "a ledger row is written once" : "a row of another tenant";
            Assert.Equal((table, kept), (table, await RefusalAsync($"UPDATE \"{table}\" SET TenantId = TenantId WHERE TenantId = '{Text(both.IdOfB)}'")));
            Assert.Equal((table, kept), (table, await RefusalAsync($"DELETE FROM \"{table}\" WHERE TenantId = '{Text(both.IdOfB)}'")));
            Assert.Equal((table, kept), (table, await RefusalAsync($"UPDATE \"{table}\" SET TenantId = '{Text(both.IdOfB)}' WHERE TenantId = '{Text(both.IdOfA)}'")));
        }

        Assert.True(tables.Count > 30 && filled > 20, $"Of {tables.Count} tables only {filled} had rows.");
    }

    [Fact, Trait("Proves", "T25"), Trait("Capability", "R6/part"), Trait("Capability", "A6/part")]
    public async Task A_ledger_is_written_once_even_for_its_own_tenant()
    {
        As(both.IdOfA);

        foreach (var table in Ledgers)
        {
            Assert.Equal("a ledger row is written once", await RefusalAsync($"UPDATE {table} SET Id = Id WHERE TenantId = '{Text(both.IdOfA)}'"));
            Assert.Equal("a ledger row is written once", await RefusalAsync($"DELETE FROM {table} WHERE TenantId = '{Text(both.IdOfA)}'"));
        }
    }

    [Fact, Trait("Proves", "P10")]
    public async Task A_table_that_lost_its_guard_is_noticed()
    {
        As(both.IdOfA);
        Assert.Empty(await Guards.MissingAsync(Host, connection));

        await ExecuteAsync("BEGIN; DROP TRIGGER guard_update_receipts");

        Assert.Equal(["receipts"], await Guards.MissingAsync(Host, connection));
        Assert.Equal("", await RefusalAsync($"UPDATE receipts SET TenantId = TenantId WHERE TenantId = '{Text(both.IdOfB)}'"));
        await ExecuteAsync("ROLLBACK");
    }

    private static string Text(Guid tenant) => tenant.ToString("D").ToUpperInvariant();

    private void As(Guid tenant)
    {
        connection.CreateFunction("app_tenant", () => Text(tenant));
        connection.CreateFunction("app_system", () => false);
    }

    private async Task<List<string>> TablesAsync()
    {
        await using var command = new SqliteCommand(Tables, connection);
        await using var reader = await command.ExecuteReaderAsync(Cancelled);
        var tables = new List<string>();

        while (await reader.ReadAsync(Cancelled))
            tables.Add(reader.GetString(0));

        return tables;
    }

    private async Task<long> CountAsync(string table, Guid tenant)
    {
        await using var command = new SqliteCommand($"SELECT count(*) FROM \"{table}\" WHERE TenantId = '{Text(tenant)}'", connection);

        return (long)(await command.ExecuteScalarAsync(Cancelled))!;
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var command = new SqliteCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Cancelled);
    }

    /// <returns>The trigger's words; empty when nothing was refused.</returns>
    private async Task<string> RefusalAsync(string sql)
    {
        try
        {
            await ExecuteAsync(sql);

            return "";
        }
        catch (SqliteException refused)
        {
            return refused.Message.Split('\'') is [_, var words, ..] ? words.TrimEnd('.') : refused.Message;
        }
    }
}
