using Npgsql;
using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Isolation;

/// <summary>Raw connections past the product: what PostgreSQL alone keeps apart, for every table there is.</summary>
public sealed class PostgresGuardTests(ServerHost host) : ApiTest(host)
{
    private const string Denied = PostgresErrorCodes.InsufficientPrivilege;

    private static readonly string[] Nothing = [Denied, "0 rows"];

    private const string Tables = """
        SELECT format('%I.%I', n.nspname, c.relname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'TenantId' AND NOT a.attisdropped
        WHERE c.relkind = 'r' AND n.nspname <> 'identity' ORDER BY 1
        """;

    private PostgresTestDatabase database = null!;
    private Neighbours both = null!;

    public override async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(ServerHost.IsSqlServer, "PostgreSQL's own.");
        await base.InitializeAsync();
        database = (PostgresTestDatabase)await Fixture.DatabaseAsync();
        both = await Neighbours.OfAsync(Host, () => SignUpAsync());
    }

    [Fact, Trait("Proves", "P10"), Trait("Capability", "U1/part")]
    public async Task Without_a_tenant_every_table_is_empty()
    {
        await using var app = NpgsqlDataSource.Create(database.AppConnection);
        await using var owner = NpgsqlDataSource.Create(database.OwnerConnection);
        var tables = await ColumnAsync(owner, Tables);

        Assert.True(tables.Count > 30, $"Only {tables.Count} tables were looked at.");

        foreach (var table in tables)
        {
            Assert.Equal((table, 0L), (table, await ScalarAsync<long>(app, $"SELECT count(*) FROM {table}")));
            Assert.Equal((table, 0L), (table, await ScalarAsync<long>(owner, $"SELECT count(*) FROM {table}")));
        }
    }

    [Fact, Trait("Proves", "P10"), Trait("Capability", "U1/part")]
    public async Task With_a_tenant_there_are_its_own_rows_only()
    {
        await using var app = NpgsqlDataSource.Create(As(both.IdOfA));
        var tables = await ColumnAsync(app, Tables);
        var filled = 0;

        foreach (var table in tables)
        {
            Assert.Equal((table, 0L), (table, await ScalarAsync<long>(app, $"SELECT count(*) FROM {table} WHERE \"TenantId\" <> '{both.IdOfA}'")));
            filled += await ScalarAsync<long>(app, $"SELECT count(*) FROM {table}") > 0 ? 1 : 0;
        }

        Assert.True(filled > 20, $"Only {filled} tables have a row to see.");
    }

    [Fact, Trait("Proves", "P10")]
    public async Task Another_tenants_row_can_neither_be_added_nor_changed_nor_taken_away()
    {
        await using var app = NpgsqlDataSource.Create(As(both.IdOfA));
        await using var owner = NpgsqlDataSource.Create(database.OwnerConnection);

        foreach (var table in await ColumnAsync(app, Tables))
        {
            Assert.Equal((table, Denied), (table, await RefusalAsync(app, $"INSERT INTO {table} (\"TenantId\") VALUES ('{both.IdOfB}')")));
            Assert.Contains(await RefusalAsync(app, $"UPDATE {table} SET \"TenantId\" = \"TenantId\" WHERE \"TenantId\" = '{both.IdOfB}'"), Nothing);
            Assert.Contains(await RefusalAsync(app, $"DELETE FROM {table} WHERE \"TenantId\" = '{both.IdOfB}'"), Nothing);
            Assert.Contains(await RefusalAsync(app, $"UPDATE {table} SET \"TenantId\" = '{both.IdOfB}'"), Nothing);
            Assert.Equal((table, Denied), (table, await RefusalAsync(app, $"TRUNCATE {table}")));
            Assert.Equal((table, Denied), (table, await RefusalAsync(app, $"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY")));
        }

        Assert.Equal(Denied, await RefusalAsync(app, $"UPDATE orders.orders SET \"TenantId\" = '{both.IdOfB}'"));
    }

    [Fact, Trait("Proves", "T25"), Trait("Capability", "R6/part"), Trait("Capability", "A6/part")]
    public async Task A_ledger_is_written_once_even_for_its_own_tenant()
    {
        await using var app = NpgsqlDataSource.Create(As(both.IdOfA));

        foreach (var table in new[] { "payments.payment_events", "inventory.stock_ledger_entries", "tenancy.audit_entries" })
        {
            Assert.True(await ScalarAsync<long>(app, $"SELECT count(*) FROM {table}") > 0);
            Assert.Equal(Denied, await RefusalAsync(app, $"UPDATE {table} SET \"Id\" = \"Id\""));
            Assert.Equal(Denied, await RefusalAsync(app, $"DELETE FROM {table}"));
        }
    }

    [Fact, Trait("Proves", "P10")]
    public async Task Work_across_tenants_sees_the_columns_it_needs_and_no_others()
    {
        await using var system = NpgsqlDataSource.Create(database.SystemConnection);

        Assert.True(await ScalarAsync<long>(system, $"SELECT count(DISTINCT \"TenantId\") FROM platform.outbox_messages WHERE \"TenantId\" IN ('{both.IdOfA}', '{both.IdOfB}')") == 2);
        Assert.Equal(2, await ScalarAsync<long>(system, $"SELECT count(\"AccountId\") FROM tenancy.members WHERE \"TenantId\" IN ('{both.IdOfA}', '{both.IdOfB}')"));
        Assert.Equal(Denied, await RefusalAsync(system, "SELECT \"Email\" FROM tenancy.members"));
        Assert.Equal(Denied, await RefusalAsync(system, "UPDATE tenancy.members SET \"IsActive\" = false"));
        Assert.Equal(Denied, await RefusalAsync(system, "SELECT \"Total\" FROM orders.orders"));
        Assert.Equal(Denied, await RefusalAsync(system, "SELECT count(*) FROM payments.receipts"));
        Assert.Equal(Denied, await RefusalAsync(system, "UPDATE platform.outbox_messages SET \"Payload\" = ''"));
    }

    [Fact, Trait("Proves", "P10")]
    public async Task A_table_that_lost_its_guard_is_noticed()
    {
        const string lost = "payments.receipts";
        await using var source = NpgsqlDataSource.Create(database.OwnerConnection);
        await using var connection = await source.OpenConnectionAsync(Cancelled);

        // Policies that permit are alternatives: one too many is as bad as none.
        string[] damages =
        [
            $"ALTER TABLE {lost} NO FORCE ROW LEVEL SECURITY", $"ALTER TABLE {lost} DISABLE ROW LEVEL SECURITY",
            $"ALTER POLICY tenant ON {lost} USING (true)", $"CREATE POLICY more ON {lost} USING (true)", $"CREATE POLICY system ON {lost} USING (true)",
            $"DROP POLICY tenant ON {lost}; CREATE POLICY tenant ON {lost} FOR SELECT USING (true)",
        ];

        foreach (var damage in damages)
        {
            await using var transaction = await connection.BeginTransactionAsync(Cancelled);
            await using var command = new NpgsqlCommand(damage, connection, transaction);
            await command.ExecuteNonQueryAsync(Cancelled);

            Assert.Equal([lost], await Guards.MissingAsync(Host, connection));
            command.CommandText = $"SELECT count(DISTINCT \"TenantId\") FROM {lost} WHERE \"TenantId\" IN ('{both.IdOfA}', '{both.IdOfB}')";
            Assert.Equal(2L, await command.ExecuteScalarAsync(Cancelled));
            await transaction.RollbackAsync(Cancelled);
        }

        Assert.Empty(await Guards.MissingAsync(Host, connection));
    }

    private string As(Guid tenant) => new NpgsqlConnectionStringBuilder(database.AppConnection) { Options = $"-c app.tenant={tenant}", Pooling = false }.ToString();

    /// <returns>The error's state, or how many rows it was done to.</returns>
    private static async Task<string> RefusalAsync(NpgsqlDataSource source, string sql)
    {
        try
        {
            await using var command = source.CreateCommand(sql);

            return $"{await command.ExecuteNonQueryAsync(Cancelled)} rows";
        }
        catch (PostgresException refused)
        {
            return refused.SqlState;
        }
    }

    private static async Task<T> ScalarAsync<T>(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);

        return (T)(await command.ExecuteScalarAsync(Cancelled))!;
    }

    private static async Task<List<string>> ColumnAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync(Cancelled);
        var column = new List<string>();

        while (await reader.ReadAsync(Cancelled))
            column.Add(reader.GetString(0));

        return column;
    }
}
