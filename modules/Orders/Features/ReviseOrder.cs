using OrderCloud.Orders.Domain;
using OrderCloud.Orders.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Orders.Features;

/// <summary>Which rejected order to revise, and the version that you saw.</summary>
internal sealed record ReviseOrderInput(Id<Order> Id, int ExpectedVersion);

/// <summary>Makes a rejected order a draft again. Number, entered data and review history stay; submitting it runs the rules anew.</summary>
internal sealed class ReviseOrder(OrdersDb db, Caller caller, TimeProvider clock)
    : Mutation<ReviseOrderInput, Order, OrderNotFoundError, OrderVersionConflictError, OrderNotRejectedError>, IGuarded
{
    public static Permission Requires => OrderPermissions.Edit;

    public override async Task<Outcome> HandleAsync(ReviseOrderInput input, CancellationToken ct)
    {
        if (await db.LoadAsync(input.Id, ct) is not { } order)
            return new OrderNotFoundError("input", "id");

        if (order.Version != input.ExpectedVersion)
            return new OrderVersionConflictError(input.ExpectedVersion, order);

        if (!order.Allows(OrderCommand.Revise))
            return new OrderNotRejectedError(order.Status, order.Allowed);

        order.Revise(caller.Actor, clock.GetUtcNow());

        return order;
    }
}
