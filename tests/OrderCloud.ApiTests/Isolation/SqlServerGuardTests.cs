using Microsoft.Data.SqlClient;
using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Isolation;

/// <summary>Raw connections past the product: what SQL Server alone keeps apart, for every table there is. Runs where ORDERCLOUD_SQLSERVER names a server.</summary>
public sealed class SqlServerGuardTests(ServerHost host) : ApiTest(host)
{
    private const string Tables = """
        SELECT QUOTENAME(s.name) + '.' + QUOTENAME(t.name) FROM sys.tables t JOIN sys.schemas s ON s.schema_id = t.schema_id
        WHERE s.name <> 'identity' AND EXISTS (SELECT 1 FROM sys.columns c WHERE c.object_id = t.object_id AND c.name = 'TenantId') ORDER BY 1
        """;

    private Neighbours both = null!;

    public override async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(ServerHost.IsSqlServer, "SQL Server's own.");
        await base.InitializeAsync();
        both = await Neighbours.OfAsync(Host, () => SignUpAsync());
    }

    [Fact, Trait("Proves", "P10"), Trait("Capability", "U1/part")]
    public async Task Without_a_tenant_every_table_is_empty_and_with_one_there_are_its_own_rows_only()
    {
        await using var connection = new SqlConnection((await Fixture.DatabaseAsync()).Settings["Database:Connection"]);
        await connection.OpenAsync(Cancelled);
        var tables = await ColumnAsync(connection, Tables);
        Assert.True(tables.Count > 30, $"Only {tables.Count} tables were looked at.");

        foreach (var table in tables)
            Assert.Equal([$"{table} 0"], await ColumnAsync(connection, $"SELECT '{table} ' + CAST(COUNT(*) AS varchar(20)) FROM {table}"));

        await ColumnAsync(connection, $"DECLARE @tenant uniqueidentifier = '{both.IdOfA}'; EXEC sp_set_session_context N'tenant', @tenant");
        var filled = 0;

        foreach (var table in tables)
        {
            Assert.Empty(await ColumnAsync(connection, $"SELECT '{table}' FROM {table} WHERE [TenantId] <> '{both.IdOfA}'"));
            filled += (await ColumnAsync(connection, $"SELECT TOP 1 '{table}' FROM {table}")).Count;
        }

        Assert.True(filled > 20, $"Only {filled} tables have a row to see.");
    }

    private static async Task<List<string>> ColumnAsync(SqlConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(Cancelled);
        var texts = new List<string>();

        while (await reader.ReadAsync(Cancelled))
            texts.Add(reader.GetString(0));

        return texts;
    }
}
