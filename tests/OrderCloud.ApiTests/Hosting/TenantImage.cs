using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.ApiTests.Hosting;

/// <summary>Every row that the database holds of one tenant, as text: for tests that something has changed nothing at all.</summary>
public static class TenantImage
{
    /// <summary>Read when everything that has happened is also told to whom it concerns, so that only the test itself changes something.</summary>
    public static async Task<string> ReadAsync(RunningHost host, string tenantId)
    {
        var tenant = NodeIds.ToGuid(tenantId);
        var tables = await TablesAsync(host.Services, tenant);
        await using var connection = host.Services.GetRequiredService<Database>().CreateConnection();
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await host.Services.GetRequiredService<Database>().PrepareAsync(connection, tenant, system: false, TestContext.Current.CancellationToken);

        var untold = tables.Single(table => table.Contains("outbox_messages", StringComparison.Ordinal));
        await Eventually.GetAsync(() => RowsAsync(connection, untold, tenant, " AND \"DispatchedAt\" IS NULL"), rows => rows is []);

        var image = new List<string>();

        foreach (var table in tables.Order(StringComparer.Ordinal))
            image.AddRange((await RowsAsync(connection, table, tenant)).Select(row => $"{table}: {row}"));

        return string.Join('\n', image);
    }

    private static async Task<IReadOnlyList<string>> TablesAsync(IServiceProvider services, Guid tenant)
    {
        var tables = new List<string>();

        await TenantScope.RunAsync(services, new TenantContext(tenant), Caller.System, scope =>
        {
            foreach (var registered in scope.GetServices<RegisteredDb>())
                tables.AddRange(TablesOf((DbContext)scope.GetRequiredService(registered.Context)));

            return Task.CompletedTask;
        });

        return [.. tables.Distinct()];
    }

    private static IEnumerable<string> TablesOf(DbContext db) => db.Model.GetEntityTypes()
        .Where(type => type.ClrType.IsAssignableTo(typeof(ITenantOwned)) && type.BaseType is null)
        .Select(type => db.Database.IsSqlite() ? $"\"{type.GetTableName()}\"" : $"\"{type.GetSchema()}\".\"{type.GetTableName()}\"");

    private static async Task<IReadOnlyList<string>> RowsAsync(DbConnection connection, string table, Guid tenant, string condition = "")
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM {table} WHERE \"TenantId\" = @tenant{condition}";
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("@tenant", tenant);
        command.Parameters.Add(parameter);

        var rows = new List<string>();
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);

        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(column => Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture))));

        return [.. rows.Order(StringComparer.Ordinal)];
    }
}
