using System.Linq.Expressions;
using OrderCloud.Orders.Domain;
using OrderCloud.Orders.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph.Data;

namespace OrderCloud.Orders.Features;

/// <summary>The customer's orders, the newest first.</summary>
internal sealed class ListCustomerOrders : ChildListQuery<OrdersDb, Order>, IGuarded
{
    public static Permission Requires => OrderPermissions.Read;

    public override IQueryable<Order> Rows(OrdersDb db) => db.Orders;

    public override Expression<Func<Order, Guid?>> ParentId => order => order.CustomerId;

    public override IReadOnlyList<SortKey<Order>> DefaultOrder => [Descending(order => order.CreatedAt)];
}
