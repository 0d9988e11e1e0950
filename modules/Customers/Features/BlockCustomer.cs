using Microsoft.EntityFrameworkCore;
using OrderCloud.Customers.Domain;
using OrderCloud.Customers.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Customers.Features;

/// <summary>Which customer to block.</summary>
/// <param name="ExpectedVersion">The version that you saw.</param>
internal sealed record BlockCustomerInput(Id<Customer> Id, int ExpectedVersion);

/// <summary>Blocks a customer: from now on its orders fail review. Orders that are confirmed go on.</summary>
internal sealed class BlockCustomer(CustomersDb db, TimeProvider clock)
    : Mutation<BlockCustomerInput, Customer, CustomerNotFoundError, CustomerVersionConflictError, CustomerBlockedError>, IGuarded
{
    public static Permission Requires => CustomerPermissions.Write;

    public override async Task<Outcome> HandleAsync(BlockCustomerInput input, CancellationToken ct)
    {
        if (await db.Customers.SingleOrDefaultAsync(it => it.Id == input.Id, ct) is not { } customer)
            return new CustomerNotFoundError("input", "id");

        if (customer.Version != input.ExpectedVersion)
            return new CustomerVersionConflictError(input.ExpectedVersion, customer);

        if (customer.Blocked)
            return new CustomerBlockedError(["unblockCustomer"]);

        customer.Block(clock.GetUtcNow());

        return customer;
    }
}
