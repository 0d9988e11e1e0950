using OrderCloud.Orders.Domain;
using OrderCloud.Orders.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Orders.Features;

/// <summary>Which order to take back, and the version that you saw.</summary>
internal sealed record WithdrawOrderInput(Id<Order> Id, int ExpectedVersion);

/// <summary>Takes an order back from review: it is a draft again, its number stays. For who created, edited or submitted it, and for the member whose it is.</summary>
internal sealed class WithdrawOrder(OrdersDb db, Caller caller, TimeProvider clock)
    : Mutation<WithdrawOrderInput, Order, OrderNotFoundError, OrderVersionConflictError, OrderNotPendingReviewError, OrderMakerRequiredError>, IGuarded
{
    public static Permission Requires => OrderPermissions.Submit;

    public override async Task<Outcome> HandleAsync(WithdrawOrderInput input, CancellationToken ct)
    {
        if (await db.LoadAsync(input.Id, ct) is not { } order)
            return new OrderNotFoundError("input", "id");

        if (order.Version != input.ExpectedVersion)
            return new OrderVersionConflictError(input.ExpectedVersion, order);

        if (!order.Allows(OrderCommand.Withdraw))
            return new OrderNotPendingReviewError(order.Status, order.Allowed);

        if (!order.CanBeWithdrawnBy(caller.SubjectId))
            return new OrderMakerRequiredError(order.AllowedBut("withdrawOrder"));

        order.Withdraw(caller.Actor, clock.GetUtcNow());

        return order;
    }
}
