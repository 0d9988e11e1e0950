using OrderCloud.Customers.Domain;
using OrderCloud.Customers.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph.Data;

namespace OrderCloud.Customers.Features;

/// <summary>The customers, by name unless another order is asked for.</summary>
internal sealed class ListCustomers : TableQuery<CustomersDb, Customer>, IGuarded
{
    public static Permission Requires => CustomerPermissions.Read;

    public override IReadOnlyList<SortKey<Customer>> DefaultOrder => [Ascending(customer => customer.Name)];
}
