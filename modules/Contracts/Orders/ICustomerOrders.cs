namespace OrderCloud.Contracts.Orders;

/// <summary>Whose orders are whose.</summary>
public interface ICustomerOrders
{
    /// <summary>All of a customer's orders, whoever works on them.</summary>
    Task<IReadOnlyList<Guid>> IdsAsync(Guid customerId, CancellationToken ct);
}
