using OrderCloud.Contracts.Inventory;
using OrderCloud.Contracts.Orders;
using OrderCloud.Orders.Domain;
using OrderCloud.Orders.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;
using OrderCloud.Platform.Outbox;

namespace OrderCloud.Orders.Features;

/// <summary>Which order to cancel, the version that you saw, and why.</summary>
/// <param name="Reason">1 to 500 characters.</param>
internal sealed record CancelOrderInput(Id<Order> Id, int ExpectedVersion, string Reason);

/// <summary>Cancels an order of which nothing has been shipped: its fulfillments end, its stock is released, its total is 0.</summary>
internal sealed class CancelOrder(OrdersDb db, IStock stock, EventPublisher events, Caller caller, TimeProvider clock)
    : Mutation<CancelOrderInput, Order, OrderNotFoundError, OrderVersionConflictError, OrderNotCancellableError>, IGuarded
{
    public static Permission Requires => OrderPermissions.Cancel;

    public override async Task<Outcome> HandleAsync(CancelOrderInput input, CancellationToken ct)
    {
        if (await db.LoadAsync(input.Id, ct) is not { } order)
            return new OrderNotFoundError("input", "id");

        if (order.Version != input.ExpectedVersion)
            return new OrderVersionConflictError(input.ExpectedVersion, order);

        if (!order.Allows(OrderCommand.Cancel))
            return new OrderNotCancellableError(order.Status, order.Allowed);

        var problems = new Problems();
        var reason = problems.Reason(input.Reason);

        if (problems.Any)
            return problems;

        if (order.Status is OrderStatus.Confirmed)
        {
            await stock.ReleaseAsync(order.Id, ct);
            events.Publish(new OrderCancelled(order.Id, order.Sale), order.Id);
        }

        order.Cancel(reason, caller.Actor, clock.GetUtcNow());

        return order;
    }
}
