using OrderCloud.Orders.Domain;
using OrderCloud.Orders.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph.Data;

namespace OrderCloud.Orders.Features;

/// <summary>Orders, the newest first.</summary>
internal sealed class ListOrders : TableQuery<OrdersDb, Order>, IGuarded
{
    public static Permission Requires => OrderPermissions.Read;

    public override IReadOnlyList<SortKey<Order>> DefaultOrder => [Descending(order => order.CreatedAt)];
}
