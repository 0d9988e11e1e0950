using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.ApiTests.Hosting;

/// <summary>A hand in the database past the product: what somebody with the owner's password could do to one tenant's rows.</summary>
internal static class RawSql
{
    /// <param name="sql"><c>{customers.customers}</c> stands for a table of a schema, <c>{tenant}</c> for the tenant's id as it is stored.</param>
    /// <returns>How many rows it touched; never none.</returns>
    public static async Task<int> RunAsync(RunningHost host, string tenantId, string sql)
    {
        var database = host.Services.GetRequiredService<Database>();
        var tenant = NodeIds.ToGuid(tenantId);
        await using var connection = database.CreateOwnerConnection();
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await database.PrepareAsync(connection, tenant, system: false, TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = Filled(sql, database is SqliteDatabase, tenant);
        var touched = await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        Assert.True(touched > 0, $"Nothing was touched by: {command.CommandText}");

        return touched;
    }

    private static string Filled(string sql, bool isSqlite, Guid tenant)
    {
        var named = sql.Replace("{tenant}", isSqlite ? $"'{tenant.ToString().ToUpperInvariant()}'" : $"'{tenant}'", StringComparison.Ordinal);

        return System.Text.RegularExpressions.Regex.Replace(named, @"\{(\w+)\.(\w+)\}", isSqlite ? "\"$2\"" : "\"$1\".\"$2\"");
    }
}
