using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Contracts.Inventory;
using OrderCloud.Inventory.Persistence;

namespace OrderCloud.Tests.Inventory;

public sealed class StockLawsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(ModuleOnDatabase.Databases), MemberType = typeof(ModuleOnDatabase))]
    [Trait("Capability", "H2/part"), Trait("Capability", "W3/part"), Trait("Capability", "X9/part"), Trait("Proves", "P2/part")]
    public async Task Random_operations_of_many_workers_keep_the_laws_of_stock(string database)
    {
        var (workers, operations) = ModuleOnDatabase.IsFull ? (16, 10_000) : (8, 500);
        await using var depot = await Depot.OpenAsync(database);
        Guid[] variants = [Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid()];
        Guid[] warehouses = [await depot.WarehouseAsync(rank: 1), await depot.WarehouseAsync(rank: 2)];
        var (next, refused, shipped) = (0, 0, 0);

        var work = Task.WhenAll(Enumerable.Range(0, workers).Select(worker => Task.Run(async () =>
        {
            var random = new Random(worker);
            var held = new List<(Guid Order, IReadOnlyList<Allocation> Allocations)>();

            while (Interlocked.Increment(ref next) <= operations)
            {
                var variant = variants[random.Next(variants.Length)];

                switch (random.Next(6))
                {
                    case 0 or 1:
                        if ((await depot.AdjustAsync(warehouses[random.Next(warehouses.Length)], variant, random.Next(-6_000, 9_000) | 1)).Count > 0)
                            Interlocked.Increment(ref refused);
                        break;

                    case 2 or 3:
                        var order = Guid.NewGuid();
                        Demand[] demands = [new(Guid.NewGuid(), variant, random.Next(1, 4_000)), new(Guid.NewGuid(), variants[random.Next(variants.Length)], random.Next(1, 4_000))];

                        if (await depot.WithStockAsync(stock => stock.AllocateAsync(order, demands, Ct)) is { Shortages: [] } got)
                            held.Add((order, got.Allocations));
                        else
                            Interlocked.Increment(ref refused);
                        break;

                    case 4 when held.Count > 0:
                        var (toRelease, all) = Taken(held, random);
                        await depot.WithStockAsync(stock => random.Next(2) == 0 ? stock.ReleaseAsync(toRelease, Ct) : stock.ReleaseAsync(toRelease, [all[0]], Ct));
                        break;

                    case 5 when held.Count > 0:
                        var (toShip, parts) = Taken(held, random);
                        await depot.WithStockAsync(stock => stock.IssueAsync(toShip, Guid.NewGuid(), [.. parts.Select(part => part with { Quantity = (part.Quantity + 1) / 2 })], Ct));
                        Interlocked.Increment(ref shipped);
                        break;
                }
            }
        })));

        do
        {
            Assert.Empty(await depot.BrokenLevelsAsync());
            await Task.Delay(100, Ct);
        }
        while (!work.IsCompleted);

        await work;
        Assert.Empty(await depot.BrokenLevelsAsync());
        Assert.True(refused > 0 && shipped > 0, $"{refused} refused, {shipped} shipped: the run must have met both.");
    }

    [Fact]
    public async Task The_laws_can_be_seen_to_fail()
    {
        await using var depot = await Depot.OpenAsync();
        var warehouse = await depot.WarehouseAsync();
        var tea = Guid.NewGuid();
        await depot.AdjustAsync(warehouse, tea, 1_000);

        await depot.DoAsync(scope => scope.GetRequiredService<InventoryDb>().StockLevels.ExecuteUpdateAsync(set => set.SetProperty(level => level.OnHand, level => level.OnHand + 1), Ct));

        Assert.Single(await depot.BrokenLevelsAsync());
    }

    private static (Guid Order, IReadOnlyList<Allocation> Allocations) Taken(List<(Guid, IReadOnlyList<Allocation>)> held, Random random)
    {
        var index = random.Next(held.Count);
        var taken = held[index];
        held.RemoveAt(index);

        return taken;
    }
}
