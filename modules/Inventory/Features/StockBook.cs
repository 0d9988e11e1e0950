using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using OrderCloud.Inventory.Domain;
using OrderCloud.Inventory.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Inventory.Features;

/// <summary>The one place that moves stock: levels by conditional UPDATE, and the ledger that explains them.</summary>
internal sealed class StockBook(InventoryDb db, UnitOfWork unit, Caller caller, TimeProvider clock)
{
    private const string Unmoved = "unmoved";

    /// <summary>Moves all levels or none.</summary>
    /// <returns>The rows that refused since something would have become negative; empty when all moved.</returns>
    public async Task<IReadOnlyList<StockRow>> MoveAsync(IReadOnlyCollection<StockMovement> movements, CancellationToken ct)
    {
        var rows = movements.GroupBy(movement => movement.Row, movement => movement.Delta)
            .Select(group => (Row: group.Key, Delta: group.Aggregate((sum, delta) => sum + delta)))
            .OrderBy(entry => entry.Row).ToList();
        List<StockRow> refused = [];
        List<StockLevel> opened = [];

        if (rows.Count > 1)
            await Transaction.CreateSavepointAsync(Unmoved, ct);

        foreach (var (row, delta) in rows)
        {
            if (await TryMoveAsync(row, delta, ct))
                continue;

            if (delta.CanOpen && !await ExistsAsync(row, ct))
                opened.Add(new StockLevel(row, delta));
            else
                refused.Add(row);
        }

        if (refused.Count > 0)
        {
            // Not by moving them back: the rows would stay ours, and whoever looks for others with rows in hand waits across their order.
            if (rows.Count > 1)
                await Transaction.RollbackToSavepointAsync(Unmoved, ct);

            return refused;
        }

        if (opened.Count > 0)
        {
            // A rival who opens the same row first trips the unique key; the mutation runs again and finds the row.
            db.StockLevels.AddRange(opened);
            await unit.FlushAsync(ct);
        }

        return [];
    }

    /// <summary>Writes the movements into the ledger, under the document that caused them, and into the audit log what lies there now.</summary>
    public async Task RecordAsync(StockDocument document, IReadOnlyCollection<StockMovement> movements, CancellationToken ct)
    {
        var now = clock.GetUtcNow();

        foreach (var movement in movements)
            db.StockLedger.Add(new StockLedgerEntry(movement, document, caller.Name, now));

        await NoteAsync(movements.Where(movement => movement.Delta.OnHand != 0).ToLookup(movement => movement.Row, movement => movement.Delta.OnHand), ct);
    }

    // The rows are ours until the commit, so what lay there before is what lies there less what was moved.
    private async Task NoteAsync(ILookup<StockRow, long> moved, CancellationToken ct)
    {
        if (moved.Count == 0)
            return;

        var (warehouses, variants) = (moved.Select(it => it.Key.WarehouseId).Distinct().ToList(), moved.Select(it => it.Key.VariantId).Distinct().ToList());

        foreach (var level in await db.StockLevels.AsNoTracking().Where(level => warehouses.Contains(level.WarehouseId) && variants.Contains(level.VariantId)).ToListAsync(ct))
            unit.Changes.Note<StockLevel>(level.Id, nameof(StockLevel.OnHand), level.OnHand - moved[level.Row].Sum(), level.OnHand);
    }

    /// <summary>What could be taken of each variant, in the order of the warehouses' rank.</summary>
    public async Task<IReadOnlyList<StockCandidate>> CandidatesAsync(IReadOnlyCollection<Guid> variantIds, CancellationToken ct)
    {
        var found = await (from level in db.StockLevels
                           join warehouse in db.Warehouses on level.WarehouseId equals warehouse.Id
                           where variantIds.Contains(level.VariantId) && warehouse.IsActive && level.OnHand - level.Allocated - level.Reserved - level.Unavailable > 0
                           orderby warehouse.Rank, warehouse.Id
                           select new { level.WarehouseId, level.VariantId, Available = level.OnHand - level.Allocated - level.Reserved - level.Unavailable }).ToListAsync(ct);

        return [.. found.Select(level => new StockCandidate(new(level.WarehouseId, level.VariantId), level.Available))];
    }

    private IDbContextTransaction Transaction => db.Database.CurrentTransaction ?? throw new InvalidOperationException("Stock is moved in a transaction.");

    private async Task<bool> TryMoveAsync(StockRow row, StockDelta delta, CancellationToken ct) => await db.StockLevels
        .Where(level => level.WarehouseId == row.WarehouseId && level.VariantId == row.VariantId
            && level.Allocated >= -delta.Allocated && level.Reserved >= -delta.Reserved && level.Unavailable >= -delta.Unavailable
            && level.OnHand - level.Allocated - level.Reserved - level.Unavailable >= -delta.Available)
        .ExecuteUpdateAsync(set => set
            .SetProperty(level => level.OnHand, level => level.OnHand + delta.OnHand)
            .SetProperty(level => level.Allocated, level => level.Allocated + delta.Allocated)
            .SetProperty(level => level.Reserved, level => level.Reserved + delta.Reserved)
            .SetProperty(level => level.Unavailable, level => level.Unavailable + delta.Unavailable), ct) == 1;

    private Task<bool> ExistsAsync(StockRow row, CancellationToken ct) =>
        db.StockLevels.AnyAsync(level => level.WarehouseId == row.WarehouseId && level.VariantId == row.VariantId, ct);
}
