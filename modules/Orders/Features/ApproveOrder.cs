using OrderCloud.Contracts;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Orders.Domain;
using OrderCloud.Orders.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Orders.Features;

/// <summary>Which order to approve, and the version the approver saw.</summary>
/// <param name="Note">For the timeline, at most 500 characters.</param>
internal sealed record ApproveOrderInput(Id<Order> Id, int ExpectedVersion, string? Note = null);

/// <summary>Approves the open review level; the last one confirms the order and allocates its stock, together or not at all.</summary>
internal sealed class ApproveOrder(OrdersDb db, IApprovers approvers, OrderConfirmation confirmation, Caller caller, TimeProvider clock)
    : Mutation<ApproveOrderInput, Order, OrderNotFoundError, OrderVersionConflictError, OrderNotPendingReviewError, OrderExpiredError,
        ApproverNotEligibleError, ApprovalLimitExceededError, StockInsufficientError>, IGuarded
{
    public static Permission Requires => OrderPermissions.Approve;

    public override async Task<Outcome> HandleAsync(ApproveOrderInput input, CancellationToken ct)
    {
        if (await db.LoadAsync(input.Id, ct) is not { } order)
            return new OrderNotFoundError("input", "id");

        if (order.Version != input.ExpectedVersion)
            return new OrderVersionConflictError(input.ExpectedVersion, order);

        if (!order.Allows(OrderCommand.Approve))
            return new OrderNotPendingReviewError(order.Status, order.Allowed);

        var (now, otherwise) = (clock.GetUtcNow(), order.AllowedBut("approveOrder"));

        if (order.HasLapsedAt(now))
            return new OrderExpiredError(order.ValidUntil!.Value, order.Status, otherwise);

        var problems = new Problems();
        var note = problems.OptionalLine(input.Note, OrderLineConfiguration.ReasonLength, "note");

        if (problems.Any)
            return problems;

        var approver = await approvers.CurrentAsync(ct);

        if (order.Refuses(approver) is { } reason)
            return new ApproverNotEligibleError(reason, order.AllowedUndecided());

        if (approver.Limit is { } limit && order.Total > limit)
            return new ApprovalLimitExceededError(new Money(limit, order.Currency), new Money(order.Total, order.Currency), order.AllowedUndecided());

        order.Approve(caller.Actor, note, now);

        if (await confirmation.AllocateAsync(order, now, ct) is [_, ..] shortages)
            return new StockInsufficientError(shortages, otherwise);

        await confirmation.AnnounceAsync(order, now, ct);

        return order;
    }
}
