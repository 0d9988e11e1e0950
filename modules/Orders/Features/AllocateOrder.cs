using OrderCloud.Orders.Domain;
using OrderCloud.Orders.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Orders.Features;

/// <summary>Which order to give stock, and the version that you saw.</summary>
internal sealed record AllocateOrderInput(Id<Order> Id, int ExpectedVersion);

/// <summary>Allocates what a confirmed order lacks after a fulfillment of it was cancelled: all of it, or nothing.</summary>
internal sealed class AllocateOrder(OrdersDb db, OrderConfirmation confirmation, TimeProvider clock)
    : Mutation<AllocateOrderInput, Order, OrderNotFoundError, OrderVersionConflictError, OrderOnHoldError, OrderNotAllocatableError, StockInsufficientError>, IGuarded
{
    public static Permission Requires => OrderPermissions.Allocate;

    public override async Task<Outcome> HandleAsync(AllocateOrderInput input, CancellationToken ct)
    {
        if (await db.LoadAsync(input.Id, ct) is not { } order)
            return new OrderNotFoundError("input", "id");

        if (order.Version != input.ExpectedVersion)
            return new OrderVersionConflictError(input.ExpectedVersion, order);

        if (order.OnHold)
            return new OrderOnHoldError(order.Allowed);

        if (!order.Allows(OrderCommand.Allocate))
            return new OrderNotAllocatableError(order.Status, order.Allowed);

        if (await confirmation.AllocateAsync(order, clock.GetUtcNow(), ct) is [_, ..] shortages)
            return new StockInsufficientError(shortages, order.AllowedBut("allocateOrder"));

        return order;
    }
}
