using Microsoft.EntityFrameworkCore;
using OrderCloud.Orders.Domain;
using OrderCloud.Orders.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;
using OrderCloud.Platform.Graph.Events;

namespace OrderCloud.Orders.Features;

/// <param name="Id">Which order to follow; an unknown one stays silent.</param>
internal sealed record OrderChangedArguments(Id<Order> Id);

/// <summary>An order as it is after a change.</summary>
/// <param name="EventId">Known ids are repetitions.</param>
/// <param name="Order">The order as it is now.</param>
internal sealed record OrderChangedEvent(string EventId, DateTimeOffset OccurredAt, Order? Order) : IStreamEvent;

/// <summary>Follows an order: a message after each change of it, its fulfillments or its payments.</summary>
internal sealed class OrderChanged(OrdersDb db) : Subscription<OrderChangedArguments, OrderChangedEvent>, IGuarded
{
    public static Permission Requires => OrderPermissions.Read;

    public override string Topic(OrderChangedArguments arguments) => OrderNotices.TopicOf(arguments.Id);

    public override async Task<OrderChangedEvent?> LoadAsync(OrderChangedArguments arguments, EventNotice notice, CancellationToken ct) =>
        await db.Orders.AsNoTracking().SingleOrDefaultAsync(order => order.Id == arguments.Id, ct) is { } order ? new(notice.EventId.ToString("D"), notice.OccurredAt, order) : null;
}

/// <summary>Which notices a change of an order makes.</summary>
internal static class OrderNotices
{
    public const string All = "orders";

    public static string TopicOf(Guid orderId) => $"order:{orderId:N}";

    public static void Follow(IServiceProvider scope, OrdersDb db) =>
        RowNotices.Follow<Order>(scope, db, entry => entry.Entity.IsCart ? [] : [(TopicOf(entry.Entity.Id), entry.Entity.Id), (All, entry.Entity.Id)]);
}
