using Microsoft.EntityFrameworkCore;
using OrderCloud.Orders.Domain;
using OrderCloud.Orders.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;
using OrderCloud.Platform.Graph.Events;

namespace OrderCloud.Orders.Features;

/// <summary>An order of those that are followed has changed.</summary>
/// <param name="EventId">Known ids are repetitions.</param>
/// <param name="OrderId">Which order it is, deleted ones too.</param>
/// <param name="Order">The order as it is now; null when it was deleted.</param>
internal sealed record OrdersChangedEvent(string EventId, DateTimeOffset OccurredAt, Id<Order> OrderId, Order? Order) : IStreamEvent;

/// <summary>Follows all orders that you may see: a message after each one that is made, changed or deleted, its fulfillments and payments included.</summary>
internal sealed class OrdersChanged(OrdersDb db, Caller caller) : Subscription<NoArguments, OrdersChangedEvent>, IGuarded
{
    public static Permission Requires => OrderPermissions.Read;

    public override string Topic(NoArguments arguments) => OrderNotices.All;

    public override async Task<OrdersChangedEvent?> LoadAsync(NoArguments arguments, EventNotice notice, CancellationToken ct)
    {
        var order = await db.Orders.AsNoTracking().SingleOrDefaultAsync(order => order.Id == notice.ObjectId, ct);

        // Of an order that isn't there any more, nobody knows whose it was: only who sees all of them is told.
        return order is not null || caller.ScopeOf(Requires) is DataScope.All ? new(notice.EventId.ToString("D"), notice.OccurredAt, new(notice.ObjectId), order) : null;
    }
}
