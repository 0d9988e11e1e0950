using OrderCloud.Orders.Domain;
using OrderCloud.Orders.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Orders.Features;

/// <summary>Which order may go on, and the version that you saw.</summary>
/// <param name="Note">For the timeline, at most 500 characters.</param>
internal sealed record ReleaseOrderInput(Id<Order> Id, int ExpectedVersion, string? Note = null);

/// <summary>Lets an order on hold go on where it was stopped. One that was delivered and paid meanwhile completes.</summary>
internal sealed class ReleaseOrder(OrdersDb db, OrderConfirmation confirmation, Caller caller, TimeProvider clock)
    : Mutation<ReleaseOrderInput, Order, OrderNotFoundError, OrderVersionConflictError, OrderNotOnHoldError>, IGuarded
{
    public static Permission Requires => OrderPermissions.Hold;

    public override async Task<Outcome> HandleAsync(ReleaseOrderInput input, CancellationToken ct)
    {
        if (await db.LoadAsync(input.Id, ct) is not { } order)
            return new OrderNotFoundError("input", "id");

        if (order.Version != input.ExpectedVersion)
            return new OrderVersionConflictError(input.ExpectedVersion, order);

        if (!order.Allows(OrderCommand.Release))
            return new OrderNotOnHoldError(order.Status, order.Allowed);

        var problems = new Problems();
        var note = problems.OptionalLine(input.Note, OrderLineConfiguration.ReasonLength, "note");

        if (problems.Any)
            return problems;

        var now = clock.GetUtcNow();
        order.Release(note, caller.Actor, now);
        confirmation.CompleteIfDone(order, now);

        return order;
    }
}
