using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Contracts.Inventory;
using OrderCloud.Inventory.Domain;
using OrderCloud.Inventory.Persistence;
using OrderCloud.Platform.Access;

namespace OrderCloud.Tests.Inventory;

public sealed class StockTests
{
    private static readonly Guid Order = Guid.NewGuid(), Line = Guid.NewGuid(), Fulfillment = Guid.NewGuid();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(ModuleOnDatabase.Databases), MemberType = typeof(ModuleOnDatabase)), Trait("Capability", "W4/part")]
    public async Task An_order_of_five_gets_three_here_and_two_there(string database)
    {
        await using var depot = await Depot.OpenAsync(database);
        var tea = Guid.NewGuid();
        Guid near = await depot.WarehouseAsync(rank: 1), far = await depot.WarehouseAsync(rank: 2);
        await depot.AdjustAsync(near, tea, 3_000);
        await depot.AdjustAsync(far, tea, 3_000);

        var result = await depot.WithStockAsync(stock => stock.AllocateAsync(Order, [new(Line, tea, 5_000)], Ct));

        Assert.Equal([new(Line, tea, near, 3_000), new(Line, tea, far, 2_000)], result.Allocations);
        Assert.Equal(3_000, (await depot.LevelAsync(near, tea))!.Allocated);
        Assert.Equal(2_000, (await depot.LevelAsync(far, tea))!.Allocated);
        Assert.Empty(await depot.BrokenLevelsAsync());
    }

    [Fact]
    public async Task An_order_with_one_short_line_gets_nothing()
    {
        await using var depot = await Depot.OpenAsync();
        Guid tea = Guid.NewGuid(), cup = Guid.NewGuid();
        var warehouse = await depot.WarehouseAsync();
        await depot.AdjustAsync(warehouse, tea, 9_000);
        await depot.AdjustAsync(warehouse, cup, 1_000);

        var result = await depot.WithStockAsync(stock => stock.AllocateAsync(Order, [new(Line, tea, 1_000), new(Guid.NewGuid(), cup, 2_000)], Ct));

        Assert.Empty(result.Allocations);
        Assert.Equal([new Shortage(cup, 2_000, 1_000)], result.Shortages);
        Assert.Equal(0, (await depot.LevelAsync(warehouse, tea))!.Allocated);
        Assert.Equal(0, await depot.ReadAsync(db => db.StockAllocations.CountAsync(Ct)));
    }

    [Fact]
    public async Task A_check_tells_the_shortage_and_writes_nothing()
    {
        await using var depot = await Depot.OpenAsync();
        var tea = Guid.NewGuid();
        await depot.AdjustAsync(await depot.WarehouseAsync(), tea, 1_000);

        var shortages = await depot.WithStockAsync(stock => stock.CheckAsync([new(Line, tea, 600), new(Guid.NewGuid(), tea, 600)], Ct));

        Assert.Equal([new Shortage(tea, 1_200, 1_000)], shortages);
        Assert.Equal(1, await depot.ReadAsync(db => db.StockLedger.CountAsync(Ct)));
    }

    [Fact]
    public async Task What_is_no_goods_needs_no_stock()
    {
        await using var depot = await Depot.OpenAsync();
        var wrapping = Guid.NewGuid();
        depot.Services.Add(wrapping);

        var result = await depot.WithStockAsync(stock => stock.AllocateAsync(Order, [new(Line, wrapping, 1_000)], Ct));

        Assert.Empty(result.Shortages);
        Assert.Empty(result.Allocations);
    }

    [Fact]
    public async Task An_inactive_warehouse_serves_no_order()
    {
        await using var depot = await Depot.OpenAsync();
        var tea = Guid.NewGuid();
        await depot.AdjustAsync(await depot.WarehouseAsync(isActive: false), tea, 1_000);

        var result = await depot.WithStockAsync(stock => stock.AllocateAsync(Order, [new(Line, tea, 1_000)], Ct));

        Assert.Equal([new Shortage(tea, 1_000, 0)], result.Shortages);
    }

    [Fact, Trait("Capability", "H2/part")]
    public async Task An_issue_takes_from_on_hand_and_allocated_by_one_entry()
    {
        await using var depot = await Depot.OpenAsync();
        var tea = Guid.NewGuid();
        var warehouse = await depot.WarehouseAsync();
        await depot.AdjustAsync(warehouse, tea, 5_000);
        var allocations = (await depot.WithStockAsync(stock => stock.AllocateAsync(Order, [new(Line, tea, 3_000)], Ct))).Allocations;

        await depot.WithStockAsync(stock => stock.IssueAsync(Order, Fulfillment, allocations, Ct));

        var level = (await depot.LevelAsync(warehouse, tea))!;
        Assert.Equal((2_000, 0), (level.OnHand, level.Allocated));
        var issue = await depot.ReadAsync(db => db.StockLedger.SingleAsync(entry => entry.Kind == StockMovementKind.Issue, Ct));
        Assert.Equal((-3_000, -3_000, Fulfillment, Order), (issue.OnHand, issue.Allocated, issue.DocumentId, issue.OrderId!.Value));
        Assert.Empty(await depot.BrokenLevelsAsync());
    }

    [Fact, Trait("Capability", "H2/part")]
    public async Task A_release_gives_back_what_has_not_shipped()
    {
        await using var depot = await Depot.OpenAsync();
        var tea = Guid.NewGuid();
        var warehouse = await depot.WarehouseAsync();
        await depot.AdjustAsync(warehouse, tea, 5_000);
        await depot.WithStockAsync(stock => stock.AllocateAsync(Order, [new(Line, tea, 4_000)], Ct));
        await depot.WithStockAsync(stock => stock.IssueAsync(Order, Fulfillment, [new(Line, tea, warehouse, 1_000)], Ct));
        await depot.WithStockAsync(stock => stock.ReleaseAsync(Order, [new(Line, tea, warehouse, 1_000)], Ct));

        await depot.WithStockAsync(stock => stock.ReleaseAsync(Order, Ct));
        await depot.WithStockAsync(stock => stock.ReleaseAsync(Order, Ct));

        var level = (await depot.LevelAsync(warehouse, tea))!;
        Assert.Equal((4_000, 0), (level.OnHand, level.Allocated));
        Assert.Empty(await depot.BrokenLevelsAsync());
    }

    [Fact]
    public async Task More_than_the_order_holds_can_not_ship()
    {
        await using var depot = await Depot.OpenAsync();
        var tea = Guid.NewGuid();
        var warehouse = await depot.WarehouseAsync();
        await depot.AdjustAsync(warehouse, tea, 5_000);
        await depot.WithStockAsync(stock => stock.AllocateAsync(Order, [new(Line, tea, 1_000)], Ct));

        await Assert.ThrowsAsync<InvalidOperationException>(() => depot.WithStockAsync(stock => stock.IssueAsync(Order, Fulfillment, [new(Line, tea, warehouse, 1_001)], Ct)));

        Assert.Equal(5_000, (await depot.LevelAsync(warehouse, tea))!.OnHand);
    }

    [Fact]
    public async Task What_was_allocated_and_released_in_one_transaction_leaves_no_trace_on_the_level()
    {
        await using var depot = await Depot.OpenAsync();
        var tea = Guid.NewGuid();
        var warehouse = await depot.WarehouseAsync();
        await depot.AdjustAsync(warehouse, tea, 5_000);

        await depot.WithStockAsync(async stock =>
        {
            await stock.AllocateAsync(Order, [new(Line, tea, 1_000)], Ct);
            await stock.ReleaseAsync(Order, Ct);
        });

        Assert.Equal(0, (await depot.LevelAsync(warehouse, tea))!.Allocated);
        Assert.Empty(await depot.BrokenLevelsAsync());
    }

    [Fact]
    public async Task A_move_that_one_row_refuses_moves_no_row()
    {
        await using var depot = await Depot.OpenAsync();
        Guid tea = Guid.NewGuid(), warehouse = await depot.WarehouseAsync(), other = await depot.WarehouseAsync();
        await depot.AdjustAsync(warehouse, tea, 1_000);
        StockMovement[] movements = [
            new(new(warehouse, tea), StockMovementKind.Adjust, new(OnHand: 500)),
            new(new(other, tea), StockMovementKind.Adjust, new(OnHand: -1)),
            new(new(other, Guid.NewGuid()), StockMovementKind.Adjust, new(OnHand: 1))];

        var refused = await depot.DoAsync(scope => scope.GetRequiredService<OrderCloud.Inventory.Features.StockBook>().MoveAsync(movements, Ct));

        Assert.Equal([new StockRow(other, tea)], refused);
        Assert.Equal(1_000, (await depot.LevelAsync(warehouse, tea))!.OnHand);
        Assert.Equal(1, await depot.ReadAsync(db => db.StockLevels.CountAsync(Ct)));
    }

    [Fact]
    public async Task The_ledger_can_neither_be_changed_nor_deleted()
    {
        await using var depot = await Depot.OpenAsync();
        await depot.AdjustAsync(await depot.WarehouseAsync(), Guid.NewGuid(), 1_000);

        Task Touch(Action<InventoryDb, StockLedgerEntry> touch) => depot.DoAsync(async scope =>
        {
            var db = scope.GetRequiredService<InventoryDb>();
            touch(db, await db.StockLedger.SingleAsync(Ct));

            return true;
        });

        await Assert.ThrowsAsync<InvalidOperationException>(() => Touch((db, entry) => db.Entry(entry).Property(it => it.OnHand).CurrentValue = 9));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Touch((db, entry) => db.Remove(entry)));
        await Touch((_, _) => { });
        Assert.Equal(1_000, await depot.ReadAsync(db => db.StockLedger.SumAsync(entry => entry.OnHand, Ct)));
    }

    [Fact]
    public async Task Another_tenant_has_none_of_it_and_moves_none_of_it()
    {
        await using var depot = await Depot.OpenAsync();
        var (tea, stranger) = (Guid.NewGuid(), new TenantContext(Guid.NewGuid()));
        var warehouse = await depot.WarehouseAsync();
        await depot.AdjustAsync(warehouse, tea, 5_000);
        await depot.WithStockAsync(stock => stock.AllocateAsync(Order, [new(Line, tea, 1_000)], Ct));

        var result = await depot.WithStockAsync(stock => stock.AllocateAsync(Order, [new(Line, tea, 1_000)], Ct), stranger);
        await depot.WithStockAsync(stock => stock.ReleaseAsync(Order, Ct), stranger);

        Assert.Equal([new Shortage(tea, 1_000, 0)], result.Shortages);
        Assert.Equal(1_000, (await depot.LevelAsync(warehouse, tea))!.Allocated);
    }
}
