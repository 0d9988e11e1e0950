using Microsoft.EntityFrameworkCore;
using OrderCloud.Orders;
using OrderCloud.Orders.Persistence;

namespace OrderCloud.Tests.Orders;

public sealed class LapsedOrdersTests
{
    [Theory, MemberData(nameof(ModuleOnDatabase.Databases), MemberType = typeof(ModuleOnDatabase))]
    public Task They_are_found_by_an_index_of_open_offers_and_not_by_a_look_at_all_orders(string provider) =>
        AssertIndexedAsync(provider, db => db.Due(Sample.Noon), "IX_orders_ValidUntil_Id");

    [Theory, MemberData(nameof(ModuleOnDatabase.Databases), MemberType = typeof(ModuleOnDatabase))]
    public Task Carts_that_are_over_are_found_by_an_index_of_carts(string provider) =>
        AssertIndexedAsync(provider, db => db.EndedCarts(Sample.Noon), "IX_orders_CartExpiresAt_Id");

    private static async Task AssertIndexedAsync(string provider, Func<LapsedOrders, IQueryable<LapsedOrder>> find, string index)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var module = await ModuleOnDatabase.OpenAsync(provider, new OrdersModule(), _ => { });
        await using var connection = module.Database.CreateSystemConnection();
        await connection.OpenAsync(ct);
        var options = new DbContextOptionsBuilder<LapsedOrders>();
        module.Database.Configure(options, connection, "system");
        await using var db = new LapsedOrders(options.Options);
        // An empty table is read as it stands unless that is forbidden.
        if (provider == "postgres")
            await db.Database.ExecuteSqlRawAsync("SET enable_seqscan = off; SET enable_bitmapscan = off", ct);

        await using var command = find(db).Take(100).CreateDbCommand();
        command.CommandText = $"{(provider == "postgres" ? "EXPLAIN" : "EXPLAIN QUERY PLAN")} {command.CommandText}";
        var plan = new List<string>();
        await using var reader = await command.ExecuteReaderAsync(ct);

        while (await reader.ReadAsync(ct))
            plan.Add(reader.GetString(reader.FieldCount - 1));

        Assert.Contains(plan, step => step.Contains(index, StringComparison.Ordinal));
        Assert.DoesNotContain(plan, step => step.Contains("Sort", StringComparison.Ordinal) || step.Contains("TEMP B-TREE", StringComparison.Ordinal));
    }
}
