namespace OrderCloud.Contracts.Orders;

/// <summary>What is owed on an order.</summary>
/// <param name="Total">Minor units.</param>
/// <param name="Captured">Minor units received so far.</param>
/// <param name="AcceptsPayment">True while the order waits for review, is confirmed or completed; false for drafts and for rejected, cancelled or expired orders.</param>
public sealed record OrderBalance(Guid OrderId, string? Number, string Currency, long Total, long Captured, long Refunded, bool AcceptsPayment)
{
    /// <summary>The mutations that the order's status allows now: a refused payment names them.</summary>
    public IReadOnlyList<string> Allowed { get; init; } = [];
}

/// <summary>What Payments may ask of Orders, inside the caller's transaction.</summary>
public interface IOrderBalances
{
    /// <summary>The balances of the orders that exist; unknown ones are missing.</summary>
    Task<IReadOnlyDictionary<Guid, OrderBalance>> FindAsync(IReadOnlyCollection<Guid> orderIds, CancellationToken ct);

    /// <summary>Adds to what an order received: its payment status is derived at once, and it completes if that was the last thing missing.</summary>
    /// <param name="captured">Minor units; negative when a receipt is reversed.</param>
    /// <param name="refunded">Minor units.</param>
    /// <returns>Whose the order is, and stays until the transaction ends; null for nobody's.</returns>
    Task<Guid?> ApplyAsync(Guid orderId, long captured, long refunded, CancellationToken ct);
}
