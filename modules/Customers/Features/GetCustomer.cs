using OrderCloud.Customers.Domain;
using OrderCloud.Customers.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;
using OrderCloud.Platform.Graph.Data;

namespace OrderCloud.Customers.Features;

/// <summary>Which customer.</summary>
internal sealed record GetCustomerArguments(Id<Customer> Id);

/// <summary>One customer; null when there is none with this id.</summary>
internal sealed class GetCustomer(CustomersDb db) : RowQuery<GetCustomerArguments, Customer>, IGuarded
{
    public static Permission Requires => CustomerPermissions.Read;

    public override IQueryable<Customer> Row(GetCustomerArguments arguments) => db.Customers.Where(customer => customer.Id == arguments.Id);
}
