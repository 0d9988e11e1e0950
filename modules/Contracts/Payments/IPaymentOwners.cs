namespace OrderCloud.Contracts.Payments;

/// <summary>Whose payments are whose: they are found by those who find the order that they pay.</summary>
public interface IPaymentOwners
{
    /// <summary>An order passed to another member; null for nobody. In the caller's transaction, while he holds the order.</summary>
    Task PassAsync(Guid orderId, Guid? assigneeId, CancellationToken ct);
}
