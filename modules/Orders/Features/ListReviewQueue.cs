using OrderCloud.Orders.Domain;
using OrderCloud.Orders.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph.Data;

namespace OrderCloud.Orders.Features;

/// <summary>Orders that wait for review, the longest waiting first.</summary>
internal sealed class ListReviewQueue : ListQuery<OrdersDb, Order>, IGuarded
{
    public static Permission Requires => OrderPermissions.Review;

    public override IQueryable<Order> Rows(OrdersDb db) => db.Orders.Where(order => order.Status == OrderStatus.PendingReview);

    public override IReadOnlyList<SortKey<Order>> DefaultOrder => [Ascending(order => order.UpdatedAt)];
}
