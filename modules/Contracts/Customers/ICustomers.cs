namespace OrderCloud.Contracts.Customers;

/// <summary>A customer.</summary>
public sealed record CustomerRef(Guid Id);

/// <summary>What an order copies of its customer.</summary>
/// <param name="IsBlocked">Orders of a blocked customer fail review.</param>
public sealed record CustomerInfo(Guid CustomerId, string Code, string Name, bool IsBlocked, Address? ShippingAddress, Address? BillingAddress);

/// <summary>What other modules may ask of Customers.</summary>
public interface ICustomers
{
    /// <summary>Null when there is no such customer in this tenant.</summary>
    Task<CustomerInfo?> FindAsync(Guid customerId, CancellationToken ct);

    /// <summary>By code, compared without case, as are the answer's keys; it lacks unknown ones.</summary>
    Task<IReadOnlyDictionary<string, CustomerInfo>> FindByCodeAsync(IReadOnlyCollection<string> codes, CancellationToken ct);

    /// <summary>Makes customers for codes that don't exist; leaves existing ones alone.</summary>
    /// <returns>How many were made.</returns>
    Task<int> ImportAsync(IReadOnlyCollection<ImportedCustomer> customers, CancellationToken ct);
}

/// <param name="Code">At most 50 characters.</param>
/// <param name="Name">Cut after 200 characters.</param>
/// <param name="CountryCode">ISO 3166-1 alpha-2; null where the source names no country.</param>
public sealed record ImportedCustomer(string Code, string Name, string? CountryCode);
