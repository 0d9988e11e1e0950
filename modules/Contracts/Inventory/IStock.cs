namespace OrderCloud.Contracts.Inventory;

/// <summary>A warehouse.</summary>
public sealed record WarehouseRef(Guid Id);

/// <summary>How much of one variant is wanted.</summary>
/// <param name="Quantity">Thousandths.</param>
public sealed record Demand(Guid LineId, Guid VariantId, long Quantity);

/// <summary>How much of one variant is missing.</summary>
/// <param name="Wanted">Thousandths, summed over the lines.</param>
/// <param name="Available">Thousandths, over all warehouses.</param>
public sealed record Shortage(Guid VariantId, long Wanted, long Available);

/// <summary>What an order line got, from which warehouse.</summary>
/// <param name="Quantity">Thousandths.</param>
public sealed record Allocation(Guid LineId, Guid VariantId, Guid WarehouseId, long Quantity);

/// <summary>All demands met, or none: then the shortages say why.</summary>
public sealed record AllocationResult(IReadOnlyList<Allocation> Allocations, IReadOnlyList<Shortage> Shortages);

/// <summary>What other modules may ask of Inventory, inside the caller's transaction.</summary>
public interface IStock
{
    /// <summary>What would be short if these were allocated now. Reads only.</summary>
    Task<IReadOnlyList<Shortage>> CheckAsync(IReadOnlyList<Demand> demands, CancellationToken ct);

    /// <summary>Allocates every demand of an order or none, by warehouse rank; writes the ledger.</summary>
    Task<AllocationResult> AllocateAsync(Guid orderId, IReadOnlyList<Demand> demands, CancellationToken ct);

    /// <summary>The same from any warehouse but one, where the goods were looked for and not found.</summary>
    Task<AllocationResult> AllocateElsewhereAsync(Guid orderId, IReadOnlyList<Demand> demands, Guid warehouseId, CancellationToken ct);

    /// <summary>Gives back what the order still holds.</summary>
    Task ReleaseAsync(Guid orderId, CancellationToken ct);

    /// <summary>Gives back a part of what the order holds: a fulfilment that won't leave.</summary>
    /// <param name="allocations">Each within what the order holds at that warehouse.</param>
    Task ReleaseAsync(Guid orderId, IReadOnlyList<Allocation> allocations, CancellationToken ct);

    /// <summary>Posts the issue of goods that leave: onHand and allocated fall together.</summary>
    /// <param name="allocations">What ships; each within what the order holds.</param>
    Task IssueAsync(Guid orderId, Guid fulfillmentId, IReadOnlyList<Allocation> allocations, CancellationToken ct);
}
