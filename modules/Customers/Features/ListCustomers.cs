using OrderCloud.Customers.Domain;
using OrderCloud.Customers.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph.Data;

namespace OrderCloud.Customers.Features;

/// <summary>The customers, by name unless another order is asked for.</summary>
internal sealed class ListCustomers(CustomersDb db) : ListQuery<Customer>, IGuarded
{
    public static Permission Requires => CustomerPermissions.Read;

    public override IQueryable<Customer> Rows => db.Customers;

    public override IReadOnlyList<SortKey<Customer>> DefaultOrder => [Ascending(customer => customer.Name)];
}
