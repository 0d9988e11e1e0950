using OrderCloud.Orders.Domain;
using OrderCloud.Orders.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Orders.Features;

/// <summary>Which order to stop, the version that you saw, and why.</summary>
/// <param name="Reason">1 to 500 characters.</param>
internal sealed record HoldOrderInput(Id<Order> Id, int ExpectedVersion, string Reason);

/// <summary>Puts a confirmed order on hold: nothing of it is allocated, picked, packed or shipped, and it does not complete, until it is released. It keeps its stock.</summary>
internal sealed class HoldOrder(OrdersDb db, Caller caller, TimeProvider clock)
    : Mutation<HoldOrderInput, Order, OrderNotFoundError, OrderVersionConflictError, OrderNotHoldableError>, IGuarded
{
    public static Permission Requires => OrderPermissions.Hold;

    public override async Task<Outcome> HandleAsync(HoldOrderInput input, CancellationToken ct)
    {
        if (await db.LoadAsync(input.Id, ct) is not { } order)
            return new OrderNotFoundError("input", "id");

        if (order.Version != input.ExpectedVersion)
            return new OrderVersionConflictError(input.ExpectedVersion, order);

        if (!order.Allows(OrderCommand.Hold))
            return new OrderNotHoldableError(order.Status, order.Allowed);

        var problems = new Problems();
        var reason = problems.Reason(input.Reason);

        if (problems.Any)
            return problems;

        order.Hold(reason, caller.Actor, clock.GetUtcNow());

        return order;
    }
}
