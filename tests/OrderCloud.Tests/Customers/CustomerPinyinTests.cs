using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Customers;
using OrderCloud.Customers.Domain;
using OrderCloud.Customers.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Tests.Customers;

/// <summary>How customers who are older than the column are found by their pinyin after the upgrade.</summary>
public sealed class CustomerPinyinTests
{
    // More than are read at once, of two companies.
    private const int Many = 620;

    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static TheoryData<string> Databases => ModuleOnDatabase.Databases;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases))]
    public async Task The_upgrade_spells_what_an_older_version_wrote_and_changes_nothing_else(string provider)
    {
        await using var module = await ModuleOnDatabase.OpenAsync(provider, new CustomersModule(), _ => { });
        var other = new TenantContext(Guid.CreateVersion7());
        await AddAsync(module, module.Tenant, [.. Enumerable.Range(0, Many).Select(number => $"张三 {number}"), "Zoë", "Ada"]);
        await AddAsync(module, other, [.. Enumerable.Range(0, Many).Select(number => $"李四 {number}")]);
        var before = await AllAsync(module, module.Tenant);
        await UpgradeAsync(module, "UPDATE customers SET \"Pinyin\" = NULL");

        Assert.Equal(before, await AllAsync(module, module.Tenant));
        Assert.Equal((Many, 2), (before.Count(it => it.Pinyin is not null), before.Count(it => it.Pinyin is null)));
        Assert.Contains("ls7 lisi7", (await AllAsync(module, other)).Select(it => it.Pinyin));

        // Begun again after it was cut short.
        await UpgradeAsync(module, "UPDATE customers SET \"Pinyin\" = NULL WHERE \"Name\" LIKE '%9'");
        Assert.Equal(before, await AllAsync(module, module.Tenant));
    }

    private static Task<int> AddAsync(ModuleOnDatabase module, TenantContext whose, IEnumerable<string> names) => module.DoAsync(async services =>
    {
        var customers = names.Select((name, number) => Customer.Import(new($"C-{number}", name, "CN"), Noon)).ToList();
        await services.GetRequiredService<BulkInsert>().AddAsync(services.GetRequiredService<CustomersDb>(), customers, Ct);

        return customers.Count;
    }, whose);

    private static Task<List<(string Name, string? Pinyin, int Version, DateTimeOffset UpdatedAt)>> AllAsync(ModuleOnDatabase module, TenantContext whose) => module.DoAsync(async services =>
        (await services.GetRequiredService<CustomersDb>().Customers.AsNoTracking().OrderBy(it => it.Id).ToListAsync(Ct)).ConvertAll(it => (it.Name, it.Pinyin, it.Version, it.UpdatedAt)), whose);

    /// <summary>Makes rows old, and upgrades as another build would.</summary>
    private static async Task UpgradeAsync(ModuleOnDatabase module, string toOld)
    {
        await using (var connection = module.Database.CreateOwnerConnection())
        {
            await connection.OpenAsync(Ct);
            await module.Database.LiftGuardsAsync(connection, Ct);
            Assert.True(await RunAsync(connection, toOld.Replace("UPDATE customers", $"UPDATE {module.Database.Qualified("customers", "customers")}", StringComparison.Ordinal)) > 0);
            await RunAsync(connection, module.Database.WriteGuardMark(1));
        }

        await module.Services.GetRequiredService<Migrator>().MigrateAsync(Ct);
    }

    private static async Task<int> RunAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;

        return await command.ExecuteNonQueryAsync(Ct);
    }
}
