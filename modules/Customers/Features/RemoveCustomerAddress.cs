using Microsoft.EntityFrameworkCore;
using OrderCloud.Customers.Domain;
using OrderCloud.Customers.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Customers.Features;

/// <summary>Which address to remove.</summary>
/// <param name="ExpectedVersion">The customer's version that you saw.</param>
internal sealed record RemoveCustomerAddressInput(Id<CustomerAddress> Id, int ExpectedVersion);

/// <summary>Removes an address; orders keep their copies. A default passes to the oldest address that has the use.</summary>
internal sealed class RemoveCustomerAddress(CustomersDb db, TimeProvider clock)
    : Mutation<RemoveCustomerAddressInput, Customer, CustomerAddressNotFoundError, CustomerVersionConflictError>, IGuarded
{
    public static Permission Requires => CustomerPermissions.Write;

    public override async Task<Outcome> HandleAsync(RemoveCustomerAddressInput input, CancellationToken ct)
    {
        if (await db.Customers.Include(it => it.Addresses).SingleOrDefaultAsync(it => it.Addresses.Any(address => address.Id == input.Id), ct) is not { } customer)
            return new CustomerAddressNotFoundError();

        if (customer.Version != input.ExpectedVersion)
            return new CustomerVersionConflictError(input.ExpectedVersion, customer);

        customer.RemoveAddress(customer.Addresses.Single(it => it.Id == input.Id), clock.GetUtcNow());

        return customer;
    }
}
