using OrderCloud.Contracts;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Orders.Domain;
using OrderCloud.Orders.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Orders.Features;

/// <summary>Which order to reject, the version the approver saw, and why.</summary>
/// <param name="Reason">What its maker has to correct, 1 to 500 characters.</param>
internal sealed record RejectOrderInput(Id<Order> Id, int ExpectedVersion, string Reason);

/// <summary>Rejects an order that waits for review and returns it to its maker, who may revise it.</summary>
internal sealed class RejectOrder(OrdersDb db, IApprovers approvers, Caller caller, TimeProvider clock)
    : Mutation<RejectOrderInput, Order, OrderNotFoundError, OrderVersionConflictError, OrderNotPendingReviewError, ApproverNotEligibleError, ApprovalLimitExceededError>, IGuarded
{
    public static Permission Requires => OrderPermissions.Approve;

    public override async Task<Outcome> HandleAsync(RejectOrderInput input, CancellationToken ct)
    {
        if (await db.LoadAsync(input.Id, ct) is not { } order)
            return new OrderNotFoundError("input", "id");

        if (order.Version != input.ExpectedVersion)
            return new OrderVersionConflictError(input.ExpectedVersion, order);

        if (!order.Allows(OrderCommand.Reject))
            return new OrderNotPendingReviewError(order.Status, order.Allowed);

        var problems = new Problems();
        var why = problems.Reason(input.Reason);

        if (problems.Any)
            return problems;

        var approver = await approvers.CurrentAsync(ct);

        if (order.Refuses(approver) is { } reason)
            return new ApproverNotEligibleError(reason, order.AllowedUndecided());

        if (approver.Limit is { } limit && order.Total > limit)
            return new ApprovalLimitExceededError(new Money(limit, order.Currency), new Money(order.Total, order.Currency), order.AllowedUndecided());

        order.Reject(caller.Actor, why, clock.GetUtcNow());

        return order;
    }
}
