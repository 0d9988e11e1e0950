using OrderCloud.Contracts;
using OrderCloud.Platform.Persistence;
using OrderCloud.Platform.Sealing;

namespace OrderCloud.Customers.Domain;

/// <summary>What an address is good for.</summary>
internal enum AddressUse
{
    /// <summary>Goods go there.</summary>
    Shipping,

    /// <summary>Invoices go there.</summary>
    Billing,
}

/// <summary>One of a customer's addresses. Of each use one is the default, which new orders copy.</summary>
internal sealed class CustomerAddress : ITenantOwned
{
    public const int MaxLine = 200, MaxCity = 100, MaxPostalCode = 20, CountryCodeLength = 2;

    public Guid TenantId { get; private set; }

    public Guid Id { get; private set; } = RowId.New();

    public required Guid CustomerId { get; init; }

    /// <summary>Its place among the customer's addresses, from 1.</summary>
    public required int Position { get; init; }

    [Personal, Sealed("customer_addresses.Address")]
    public Address Address { get; private set; } = null!;

    public bool IsForShipping { get; private set; }

    public bool IsForBilling { get; private set; }

    /// <summary>What it is good for; may be empty for an address that is kept only.</summary>
    public IReadOnlyList<AddressUse> Uses => (IsForShipping, IsForBilling) switch
    {
        (true, true) => [AddressUse.Shipping, AddressUse.Billing],
        (true, false) => [AddressUse.Shipping],
        (false, true) => [AddressUse.Billing],
        (false, false) => [],
    };

    public void Change(Address address, IReadOnlyCollection<AddressUse> uses) =>
        (Address, IsForShipping, IsForBilling) = (address, uses.Contains(AddressUse.Shipping), uses.Contains(AddressUse.Billing));
}
