using Microsoft.EntityFrameworkCore;
using OrderCloud.Customers.Domain;
using OrderCloud.Customers.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Customers.Features;

/// <summary>Which customer to unblock.</summary>
/// <param name="ExpectedVersion">The version that you saw.</param>
internal sealed record UnblockCustomerInput(Id<Customer> Id, int ExpectedVersion);

/// <summary>Unblocks a customer: its new orders are reviewed like any other's.</summary>
internal sealed class UnblockCustomer(CustomersDb db, TimeProvider clock)
    : Mutation<UnblockCustomerInput, Customer, CustomerNotFoundError, CustomerVersionConflictError, CustomerNotBlockedError>, IGuarded
{
    public static Permission Requires => CustomerPermissions.Write;

    public override async Task<Outcome> HandleAsync(UnblockCustomerInput input, CancellationToken ct)
    {
        if (await db.Customers.SingleOrDefaultAsync(it => it.Id == input.Id, ct) is not { } customer)
            return new CustomerNotFoundError("input", "id");

        if (customer.Version != input.ExpectedVersion)
            return new CustomerVersionConflictError(input.ExpectedVersion, customer);

        if (!customer.Blocked)
            return new CustomerNotBlockedError(["blockCustomer"]);

        customer.Unblock(clock.GetUtcNow());

        return customer;
    }
}
