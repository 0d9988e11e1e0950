using Microsoft.EntityFrameworkCore;
using OrderCloud.Customers.Domain;
using OrderCloud.Customers.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Customers.Features;

/// <summary>An address as it is to be from now on.</summary>
/// <param name="ExpectedVersion">The customer's version that you saw.</param>
internal sealed record UpdateCustomerAddressInput(Id<CustomerAddress> Id, int ExpectedVersion, [Guarded(CustomerFields.Address)] CustomerAddressInput Address);

/// <summary>Replaces what an address says. If it loses a use, the default of that use passes to the oldest address that has it.</summary>
internal sealed class UpdateCustomerAddress(CustomersDb db, TimeProvider clock)
    : Mutation<UpdateCustomerAddressInput, Customer, CustomerAddressNotFoundError, CustomerVersionConflictError>, IGuarded
{
    public static Permission Requires => CustomerPermissions.Write;

    public override async Task<Outcome> HandleAsync(UpdateCustomerAddressInput input, CancellationToken ct)
    {
        if (await db.Customers.Include(it => it.Addresses).SingleOrDefaultAsync(it => it.Addresses.Any(address => address.Id == input.Id), ct) is not { } customer)
            return new CustomerAddressNotFoundError();

        if (customer.Version != input.ExpectedVersion)
            return new CustomerVersionConflictError(input.ExpectedVersion, customer);

        var problems = new Problems();
        var to = input.Address.Checked(problems, "address");

        if (problems.Any)
            return problems;

        customer.ChangeAddress(customer.Addresses.Single(it => it.Id == input.Id), to, input.Address.CheckedUses, clock.GetUtcNow());

        return customer;
    }
}
