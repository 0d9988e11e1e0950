using Microsoft.EntityFrameworkCore;
using OrderCloud.Customers.Domain;
using OrderCloud.Customers.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Customers.Features;

/// <summary>Which address new orders are to take.</summary>
/// <param name="ExpectedVersion">The customer's version that you saw.</param>
/// <param name="Use">For goods or for invoices.</param>
internal sealed record SetDefaultCustomerAddressInput(Id<CustomerAddress> Id, int ExpectedVersion, AddressUse Use);

/// <summary>Makes an address the customer's default of a use, which new orders copy; from then on it has that use.</summary>
internal sealed class SetDefaultCustomerAddress(CustomersDb db, TimeProvider clock)
    : Mutation<SetDefaultCustomerAddressInput, Customer, CustomerAddressNotFoundError, CustomerVersionConflictError>, IGuarded
{
    public static Permission Requires => CustomerPermissions.Write;

    public override async Task<Outcome> HandleAsync(SetDefaultCustomerAddressInput input, CancellationToken ct)
    {
        if (await db.Customers.Include(it => it.Addresses).SingleOrDefaultAsync(it => it.Addresses.Any(address => address.Id == input.Id), ct) is not { } customer)
            return new CustomerAddressNotFoundError();

        if (customer.Version != input.ExpectedVersion)
            return new CustomerVersionConflictError(input.ExpectedVersion, customer);

        customer.MakeDefault(customer.Addresses.Single(it => it.Id == input.Id), input.Use, clock.GetUtcNow());

        return customer;
    }
}
