using OrderCloud.Orders.Domain;
using OrderCloud.Orders.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Orders.Features;

/// <summary>Which line to take off a draft.</summary>
/// <param name="ExpectedVersion">The order's version that you saw.</param>
internal sealed record RemoveOrderLineInput(Id<Order> Id, int ExpectedVersion, Id<OrderLine> LineId);

/// <summary>Takes a line off a draft.</summary>
internal sealed class RemoveOrderLine(OrdersDb db, Caller caller, TimeProvider clock)
    : Mutation<RemoveOrderLineInput, Order, OrderNotFoundError, OrderVersionConflictError, OrderNotDraftError, OrderLineNotFoundError>, IGuarded
{
    public static Permission Requires => OrderPermissions.Edit;

    public override async Task<Outcome> HandleAsync(RemoveOrderLineInput input, CancellationToken ct)
    {
        if (await db.LoadAsync(input.Id, ct) is not { } order)
            return new OrderNotFoundError("input", "id");

        if (order.Version != input.ExpectedVersion)
            return new OrderVersionConflictError(input.ExpectedVersion, order);

        if (!order.Allows(OrderCommand.Edit))
            return new OrderNotDraftError(order.Status, order.Allowed);

        if (order.Lines.SingleOrDefault(line => line.Id == input.LineId) is not { } line)
            return new OrderLineNotFoundError("input", "lineId");

        order.RemoveLine(line, caller.Actor, clock.GetUtcNow());

        return order;
    }
}
