using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Orders.Domain;
using OrderCloud.Orders.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;
using OrderCloud.Platform.Graph.Events;
using OrderCloud.Platform.Persistence;

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

/// <summary>Tells who follows an order, once a change of it is committed: whichever use case made it, none can forget.</summary>
internal static class OrderNotices
{
    public static string TopicOf(Guid orderId) => $"order:{orderId:N}";

    public static void Follow(IServiceProvider scope, OrdersDb db)
    {
        var told = new HashSet<Guid>();

        db.SavingChanges += (_, _) =>
        {
            // A new order has no followers yet: nobody knows its id.
            foreach (var entry in db.ChangeTracker.Entries<Order>().Where(entry => entry.State is EntityState.Modified))
                if (told.Add(entry.Entity.Id))
                    Tell(scope, entry.Entity.Id);
        };
    }

    private static void Tell(IServiceProvider scope, Guid orderId)
    {
        var (bus, topic) = (scope.GetRequiredService<IEventBus>(), EventTopic.For(scope.GetRequiredService<TenantContext>(), TopicOf(orderId)));
        var notice = new EventNotice(Guid.CreateVersion7(), scope.GetRequiredService<TimeProvider>().GetUtcNow(), orderId);

        scope.GetRequiredService<UnitOfWork>().AfterCommit(() => bus.Publish(topic, notice));
    }
}
