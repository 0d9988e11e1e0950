using Microsoft.EntityFrameworkCore;
using OrderCloud.Customers.Domain;
using OrderCloud.Customers.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Customers.Features;

/// <summary>Which customer.</summary>
internal sealed record GetCustomerArguments(Id<Customer> Id);

/// <summary>One customer; null when there is none with this id.</summary>
internal sealed class GetCustomer(CustomersDb db) : Query<GetCustomerArguments, Customer>, IGuarded
{
    public static Permission Requires => CustomerPermissions.Read;

    public override Task<Customer?> HandleAsync(GetCustomerArguments arguments, CancellationToken ct) =>
        db.Customers.AsNoTracking().SingleOrDefaultAsync(customer => customer.Id == arguments.Id, ct);
}
