namespace OrderCloud.Contracts.Customers;

/// <summary>Something that tells of a customer.</summary>
/// <param name="Property">As the code calls it; of a value object's with a point, e.g. <c>ShipTo.City</c>.</param>
public sealed record PersonalValue(string Property, string Value);

/// <summary>What an object tells of a customer.</summary>
/// <param name="Type">As in the schema, e.g. <c>Order</c>.</param>
/// <param name="At">When it was so; null for what is so now.</param>
public sealed record PersonalRecord(string Type, Guid Id, DateTimeOffset? At, IReadOnlyList<PersonalValue> Values);

/// <summary>A customer who asks what is kept of him, or to be forgotten.</summary>
/// <param name="StandIn">Stands where documents must have a name.</param>
/// <param name="Words">What he is called and reached by: where it occurs, it is of him.</param>
public sealed record TracedCustomer(Guid Id, string StandIn, IReadOnlyList<string> Words);

/// <summary>A module's part in telling, and in forgetting, what is kept of a customer. Implemented by each module that keeps something.</summary>
public interface ICustomerTraces
{
    /// <summary>What stands in the way of forgetting him: so many orders that somebody still works on.</summary>
    Task<int> UnfinishedAsync(Guid customerId, CancellationToken ct);

    /// <summary>Everything of him, whoever of the company may see it. Objects of his that tell nothing are there without values.</summary>
    Task<IReadOnlyList<PersonalRecord>> TellAsync(TracedCustomer customer, CancellationToken ct);

    /// <summary>Takes it away in the caller's transaction. Documents, amounts and ledgers stay.</summary>
    /// <returns>The objects that are his, so that the audit log forgets what it says of them.</returns>
    Task<IReadOnlyCollection<Guid>> ForgetAsync(TracedCustomer customer, CancellationToken ct);
}
