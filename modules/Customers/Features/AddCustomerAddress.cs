using Microsoft.EntityFrameworkCore;
using OrderCloud.Customers.Domain;
using OrderCloud.Customers.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Customers.Features;

/// <summary>An address to add to a customer.</summary>
internal sealed record AddCustomerAddressInput(Id<Customer> CustomerId, [Guarded(CustomerFields.Address)] CustomerAddressInput Address);

/// <summary>Adds an address to a customer. The first one of a use becomes its default.</summary>
internal sealed class AddCustomerAddress(CustomersDb db, TimeProvider clock)
    : Mutation<AddCustomerAddressInput, CustomerAddress, CustomerNotFoundError, CustomerAddressLimitReachedError>, IGuarded
{
    public static Permission Requires => CustomerPermissions.Write;

    public override async Task<Outcome> HandleAsync(AddCustomerAddressInput input, CancellationToken ct)
    {
        var problems = new Problems();
        var address = input.Address.Checked(problems, "address");

        if (problems.Any)
            return problems;

        if (await db.Customers.Include(it => it.Addresses).SingleOrDefaultAsync(it => it.Id == input.CustomerId, ct) is not { } customer)
            return new CustomerNotFoundError("input", "customerId");

        if (customer.Addresses.Count >= Customer.MaxAddresses)
            return new CustomerAddressLimitReachedError(Customer.MaxAddresses);

        return customer.AddAddress(address, input.Address.CheckedUses, clock.GetUtcNow());
    }
}
