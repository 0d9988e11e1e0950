using OrderCloud.Orders.Domain;
using OrderCloud.Orders.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Orders.Features;

/// <summary>Which draft to submit, and the version that you saw.</summary>
internal sealed record SubmitOrderInput(Id<Order> Id, int ExpectedVersion);

/// <summary>
/// Submits a draft. What is missing is told at once, each with its path in the input of createOrder, and it stays a draft. Else it gets
/// its number and the rules decide: confirmed with its stock allocated, or waiting for review, or rejected; the reasons are on the order.
/// </summary>
internal sealed class SubmitOrder(OrdersDb db, StarterRules rules, OrderConfirmation confirmation, Caller caller, TimeProvider clock)
    : Mutation<SubmitOrderInput, Order, OrderNotFoundError, OrderVersionConflictError, OrderNotDraftError, StockInsufficientError>, IGuarded
{
    public static Permission Requires => OrderPermissions.Submit;

    public override async Task<Outcome> HandleAsync(SubmitOrderInput input, CancellationToken ct)
    {
        if (await db.LoadAsync(input.Id, ct) is not { } order)
            return new OrderNotFoundError("input", "id");

        if (order.Version != input.ExpectedVersion)
            return new OrderVersionConflictError(input.ExpectedVersion, order);

        if (!order.Allows(OrderCommand.Submit))
            return new OrderNotDraftError(order.Status, order.Allowed);

        var answer = await rules.AskAsync(order, ct);

        if (answer.Gaps.Any)
            return answer.Gaps;

        var now = clock.GetUtcNow();
        order.Submit(answer.Verdict, answer.Reasons, caller.Actor, now);

        if (order.Status is OrderStatus.Confirmed && await confirmation.AllocateAsync(order, now, ct) is { } shortage)
            return shortage;

        await confirmation.NumberAsync(order, now, ct);

        if (order.Status is OrderStatus.Confirmed)
            confirmation.Announce(order, now);

        return order;
    }
}
