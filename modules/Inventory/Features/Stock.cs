using Microsoft.EntityFrameworkCore;
using OrderCloud.Contracts.Catalog;
using OrderCloud.Contracts.Inventory;
using OrderCloud.Inventory.Domain;
using OrderCloud.Inventory.Persistence;

namespace OrderCloud.Inventory.Features;

/// <inheritdoc cref="IStock"/>
internal sealed class Stock(InventoryDb db, StockBook book, IProducts products) : IStock
{
    private const int MaxPlans = 5;

    public async Task<IReadOnlyList<Shortage>> CheckAsync(IReadOnlyList<Demand> demands, CancellationToken ct)
    {
        var stocked = await StockedAsync(demands, ct);

        return AllocationPlan.Shortages(stocked, await CandidatesAsync(stocked, ct));
    }

    public Task<AllocationResult> AllocateAsync(Guid orderId, IReadOnlyList<Demand> demands, CancellationToken ct) => AllocateAsync(orderId, demands, without: null, ct);

    public Task<AllocationResult> AllocateElsewhereAsync(Guid orderId, IReadOnlyList<Demand> demands, Guid warehouseId, CancellationToken ct) => AllocateAsync(orderId, demands, warehouseId, ct);

    private async Task<AllocationResult> AllocateAsync(Guid orderId, IReadOnlyList<Demand> demands, Guid? without, CancellationToken ct)
    {
        var stocked = await StockedAsync(demands, ct);

        // A plan fails only where a rival took stock after it was read; the next one sees what he left.
        for (var attempt = 1; attempt <= MaxPlans; attempt++)
        {
            List<StockCandidate> candidates = [.. (await CandidatesAsync(stocked, ct)).Where(it => it.Row.WarehouseId != without)];

            if (AllocationPlan.Shortages(stocked, candidates) is [_, ..] shortages)
                return new([], shortages);

            var plan = AllocationPlan.Make(stocked, candidates);

            if (await TryAllocateAsync(orderId, plan, ct))
                return new(plan, []);
        }

        throw new DbUpdateConcurrencyException("The stock changed under every plan.");
    }

    public async Task ReleaseAsync(Guid orderId, CancellationToken ct)
    {
        var open = await OpenAsync(orderId, ct);

        await ReleaseAsync(orderId, [.. open.Select(it => new Allocation(it.LineId, it.VariantId, it.WarehouseId, it.Open))], ct);
    }

    public async Task ReleaseAsync(Guid orderId, IReadOnlyList<Allocation> allocations, CancellationToken ct)
    {
        await TakeAsync(orderId, allocations, (allocation, quantity) => allocation.Release(quantity), ct);
        await PostAsync(new(StockDocumentType.Order, orderId, OrderId: orderId), allocations, StockMovementKind.Release, quantity => new(Allocated: -quantity), ct);
    }

    public async Task IssueAsync(Guid orderId, Guid fulfillmentId, IReadOnlyList<Allocation> allocations, CancellationToken ct)
    {
        await TakeAsync(orderId, allocations, (allocation, quantity) => allocation.Issue(quantity), ct);
        await PostAsync(new(StockDocumentType.Fulfillment, fulfillmentId, OrderId: orderId), allocations, StockMovementKind.Issue, quantity => new(OnHand: -quantity, Allocated: -quantity), ct);
    }

    // A line may hold several promises at one warehouse: the oldest goes first.
    private async Task TakeAsync(Guid orderId, IReadOnlyList<Allocation> wanted, Action<StockAllocation, long> take, CancellationToken ct)
    {
        var open = await OpenAsync(orderId, ct);

        foreach (var part in wanted)
        {
            var left = part.Quantity > 0 ? part.Quantity : throw new ArgumentOutOfRangeException(nameof(wanted), part.Quantity, "What is taken is above zero.");

            foreach (var allocation in open.Where(it => it.LineId == part.LineId && it.Row == RowOf(part) && it.Open > 0))
            {
                var taken = Math.Min(left, allocation.Open);
                left -= taken;

                if (taken > 0)
                    take(allocation, taken);
            }

            if (left > 0)
                throw new InvalidOperationException("More was to be taken than the order holds.");
        }
    }

    private async Task<bool> TryAllocateAsync(Guid orderId, IReadOnlyList<Allocation> plan, CancellationToken ct)
    {
        List<StockMovement> movements = [.. plan.Select(it => new StockMovement(RowOf(it), StockMovementKind.Allocate, new(Allocated: it.Quantity)))];

        if (await book.MoveAsync(movements, ct) is [_, ..])
            return false;

        db.StockAllocations.AddRange(plan.Select(it => new StockAllocation(orderId, it.LineId, RowOf(it), it.Quantity)));
        await book.RecordAsync(new(StockDocumentType.Order, orderId, OrderId: orderId), movements, ct);

        return true;
    }

    private async Task PostAsync(StockDocument document, IReadOnlyList<Allocation> allocations, StockMovementKind kind, Func<long, StockDelta> delta, CancellationToken ct)
    {
        List<StockMovement> movements = [.. allocations.Select(it => new StockMovement(RowOf(it), kind, delta(it.Quantity)))];

        if (await book.MoveAsync(movements, ct) is [_, ..])
            throw new InvalidOperationException("A stock level holds less than its open allocations.");

        await book.RecordAsync(document, movements, ct);
    }

    private static StockRow RowOf(Allocation allocation) => new(allocation.WarehouseId, allocation.VariantId);

    // Also what this transaction has allocated and not yet written; oldest first.
    private async Task<IReadOnlyList<StockAllocation>> OpenAsync(Guid orderId, CancellationToken ct)
    {
        await db.StockAllocations.Where(it => it.OrderId == orderId && it.Quantity > it.Issued + it.Released).LoadAsync(ct);

        return [.. db.StockAllocations.Local.Where(it => it.OrderId == orderId && it.Open > 0).OrderBy(it => it.Id)];
    }

    private async Task<IReadOnlyList<Demand>> StockedAsync(IReadOnlyList<Demand> demands, CancellationToken ct)
    {
        if (demands.FirstOrDefault(demand => demand.Quantity <= 0) is { } wrong)
            throw new ArgumentOutOfRangeException(nameof(demands), wrong.Quantity, "What is wanted is above zero.");

        var known = await products.FindAsync([.. demands.Select(demand => demand.VariantId).Distinct()], ct);

        // A variant that is gone can't be had: it stays among the demands and comes out short.
        return [.. demands.Where(demand => !known.TryGetValue(demand.VariantId, out var variant) || variant.Kind is ProductKind.Stocked)];
    }

    private Task<IReadOnlyList<StockCandidate>> CandidatesAsync(IReadOnlyList<Demand> demands, CancellationToken ct) =>
        book.CandidatesAsync([.. demands.Select(demand => demand.VariantId).Distinct()], ct);
}
