using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Contracts.Inventory;
using OrderCloud.Inventory.Domain;
using OrderCloud.Inventory.Features;
using OrderCloud.Inventory.Persistence;

namespace OrderCloud.Tests.Inventory;

public sealed class StockRaceTests
{
    private const int Workers = 64, Tries = 300, Stock = 100;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(ModuleOnDatabase.Databases), MemberType = typeof(ModuleOnDatabase)), Trait("Capability", "H3/part"), Trait("Capability", "W1/part"), Trait("Proves", "P1/part")]
    public async Task Three_hundred_tries_for_a_hundred_pieces_get_exactly_a_hundred(string database)
    {
        await using var depot = await Depot.OpenAsync(database);
        var tea = Guid.NewGuid();
        var warehouse = await depot.WarehouseAsync();
        await depot.AdjustAsync(warehouse, tea, Stock * 1_000);

        var won = await RaceAsync(async () => (await depot.WithStockAsync(stock =>
            stock.AllocateAsync(Guid.NewGuid(), [new(Guid.NewGuid(), tea, 1_000)], Ct))).Shortages.Count == 0);

        Assert.Equal(Stock, won);
        Assert.Equal(Stock * 1_000, (await depot.LevelAsync(warehouse, tea))!.Allocated);
        Assert.Empty(await depot.BrokenLevelsAsync());
    }

    [Theory, MemberData(nameof(ModuleOnDatabase.Databases), MemberType = typeof(ModuleOnDatabase)), Trait("Proves", "P1/part")]
    public async Task Orders_of_several_variants_over_two_warehouses_never_oversell_and_surface_no_deadlock(string database)
    {
        await using var depot = await Depot.OpenAsync(database);
        Guid[] variants = [.. Enumerable.Range(0, 5).Select(_ => Guid.NewGuid())];
        Guid[] warehouses = [await depot.WarehouseAsync(rank: 1), await depot.WarehouseAsync(rank: 2)];

        foreach (var (warehouse, variant) in warehouses.SelectMany(_ => variants, (warehouse, variant) => (warehouse, variant)))
            await depot.AdjustAsync(warehouse, variant, Stock * 500);

        // Every order wants two of each variant, on lines in an order of its own.
        var won = await RaceAsync(async () => (await depot.WithStockAsync(stock => stock.AllocateAsync(
            Guid.NewGuid(),
            [.. Shuffled([.. variants, .. variants]).Select(variant => new Demand(Guid.NewGuid(), variant, 1_000))],
            Ct))).Shortages.Count == 0);

        Assert.Equal(Stock / 2, won);
        Assert.Empty(await depot.BrokenLevelsAsync());
    }

    [Fact, Trait("Proves", "P1/part")]
    public async Task A_refused_move_lets_go_of_what_it_had_moved_before_its_transaction_ends()
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable("ORDERCLOUD_TEST_POSTGRES") is null, "ORDERCLOUD_TEST_POSTGRES is not set: build/test sets it.");
        await using var depot = await Depot.OpenAsync("postgres");
        var warehouse = await depot.WarehouseAsync();
        StockRow[] rows = [.. new[] { Guid.NewGuid(), Guid.NewGuid() }.Select(variant => new StockRow(warehouse, variant)).Order()];

        foreach (var row in rows)
            await depot.AdjustAsync(warehouse, row.VariantId, 1_000);

        await depot.DoAsync(async scope =>
        {
            StockMovement[] movements = [new(rows[0], StockMovementKind.Allocate, new(Allocated: 1_000)), new(rows[1], StockMovementKind.Allocate, new(Allocated: 2_000))];

            Assert.Equal([rows[1]], await scope.GetRequiredService<StockBook>().MoveAsync(movements, Ct));
            Assert.Empty(await depot.AdjustAsync(warehouse, rows[0].VariantId, 500));

            return true;
        });

        Assert.Equal((1_500, 0), await depot.LevelAsync(warehouse, rows[0].VariantId) is { } level ? (level.OnHand, level.Allocated) : default);
    }

    [Fact, Trait("Proves", "P1/part")]
    public async Task Reading_first_and_writing_later_would_oversell()
    {
        await using var depot = await Depot.OpenAsync();
        var tea = Guid.NewGuid();
        var warehouse = await depot.WarehouseAsync();
        await depot.AdjustAsync(warehouse, tea, Stock * 1_000);

        var won = await RaceAsync(async () =>
        {
            var level = (await depot.LevelAsync(warehouse, tea))!;

            if (level.OnHand - level.Allocated < 1_000)
                return false;

            await depot.DoAsync(scope => scope.GetRequiredService<InventoryDb>().StockLevels.Where(it => it.Id == level.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(it => it.Allocated, it => it.Allocated + 1_000), Ct));

            return true;
        });

        Assert.True(won > Stock, $"{won} won: the control must oversell, or the race is none.");
    }

    private static T[] Shuffled<T>(T[] items)
    {
        Random.Shared.Shuffle(items);

        return items;
    }

    private static async Task<int> RaceAsync(Func<Task<bool>> attempt)
    {
        var (next, won) = (0, 0);

        await Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Increment(ref next) <= Tries)
                if (await attempt())
                    Interlocked.Increment(ref won);
        })));

        return won;
    }
}
