using OrderCloud.Orders.Domain;
using OrderCloud.Orders.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Orders.Features;

/// <summary>Which completed order to open again, the version that you saw, and why.</summary>
/// <param name="Reason">1 to 500 characters.</param>
internal sealed record ReopenOrderInput(Id<Order> Id, int ExpectedVersion, string Reason);

/// <summary>Opens a completed order again, e.g. when its payment bounced: it is confirmed, and completes by itself once it is paid or delivered anew.</summary>
internal sealed class ReopenOrder(OrdersDb db, Caller caller, TimeProvider clock)
    : Mutation<ReopenOrderInput, Order, OrderNotFoundError, OrderVersionConflictError, OrderNotCompletedError>, IGuarded
{
    public static Permission Requires => OrderPermissions.Reopen;

    public override async Task<Outcome> HandleAsync(ReopenOrderInput input, CancellationToken ct)
    {
        if (await db.LoadAsync(input.Id, ct) is not { } order)
            return new OrderNotFoundError("input", "id");

        if (order.Version != input.ExpectedVersion)
            return new OrderVersionConflictError(input.ExpectedVersion, order);

        if (!order.Allows(OrderCommand.Reopen))
            return new OrderNotCompletedError(order.Status, order.Allowed);

        var problems = new Problems();
        var reason = problems.Reason(input.Reason);

        if (problems.Any)
            return problems;

        order.Reopen(reason, caller.Actor, clock.GetUtcNow());

        return order;
    }
}
