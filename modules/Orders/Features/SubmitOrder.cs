using OrderCloud.Contracts.Tenancy;
using OrderCloud.Orders.Domain;
using OrderCloud.Orders.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Orders.Features;

/// <summary>Which draft to submit, and the version that you saw.</summary>
internal sealed record SubmitOrderInput(Id<Order> Id, int ExpectedVersion);

/// <summary>The plan allows no more orders this month.</summary>
/// <param name="Limit">How many it allows in a calendar month.</param>
/// <param name="Used">How many were submitted this month.</param>
/// <param name="Allowed">The mutations that are possible now.</param>
internal sealed record OrderLimitReachedError(long Limit, long Used, IReadOnlyList<string> Allowed)
    : Error("PLAN_LIMIT_REACHED", $"Your plan allows {Limit} orders a month, and {Used} were submitted this month. Submit the draft next month, or ask for a larger plan.", "input");

/// <summary>
/// Submits a draft. What is missing is told at once, each with its path in the input of createOrder, and it stays a draft. Else it gets
/// its number and the rules decide: confirmed with its stock allocated, or waiting for review, or rejected; the reasons are on the order.
/// </summary>
internal sealed class SubmitOrder(OrdersDb db, StarterRules rules, OrderConfirmation confirmation, IPlan plan, Caller caller, TimeProvider clock)
    : Mutation<SubmitOrderInput, Order, OrderNotFoundError, OrderVersionConflictError, OrderNotDraftError, StockInsufficientError, OrderLimitReachedError>, IGuarded
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

        var (now, otherwise) = (clock.GetUtcNow(), order.AllowedBut("submitOrder"));
        order.Submit(answer.Verdict, answer.Reasons, caller.Actor, now);

        if (order.Status is OrderStatus.Confirmed && await confirmation.AllocateAsync(order, now, ct) is [_, ..] shortages)
            return new StockInsufficientError(shortages, otherwise);

        // Once per order: one that was withdrawn has its number, and was counted.
        if (order.Number is null && await plan.TakeAsync(PlanResource.OrdersPerMonth, now, ct) is { } excess)
            return new OrderLimitReachedError(excess.Limit, excess.Used, otherwise);

        await confirmation.NumberAsync(order, now, ct);

        if (order.Status is OrderStatus.Confirmed)
            await confirmation.AnnounceAsync(order, now, ct);

        return order;
    }
}
