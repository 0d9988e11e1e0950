using OrderCloud.Orders.Domain;
using OrderCloud.Orders.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph.Data;

namespace OrderCloud.Orders.Features;

/// <summary>Returns, the newest first.</summary>
internal sealed class ListSalesReturns : TableQuery<OrdersDb, SalesReturn>, IGuarded
{
    public static Permission Requires => OrderPermissions.Read;

    public override IReadOnlyList<SortKey<SalesReturn>> DefaultOrder => [Descending(it => it.ReturnedAt)];
}
