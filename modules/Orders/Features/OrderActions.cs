using Microsoft.EntityFrameworkCore;
using OrderCloud.Contracts;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Orders.Domain;
using OrderCloud.Orders.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Orders.Features;

/// <summary>A mutation, and whether the caller may give it now.</summary>
/// <param name="Field">The mutation's name.</param>
/// <param name="Allowed">True when the state and the caller's rights allow it.</param>
/// <param name="Code">The code with which it would be refused; null when it is allowed.</param>
/// <param name="Reason">Why it would be refused and what to do, in the caller's language; null when it is allowed.</param>
internal sealed record AllowedAction(string Field, bool Allowed, string? Code, Text? Reason)
{
    private const string LacksRight = "AUTH_NOT_AUTHORIZED";

    /// <param name="may">Whether the caller has the right that the mutation asks for.</param>
    /// <param name="refusal">What it would answer; null when nothing stands against it.</param>
    public static AllowedAction Of(string field, bool may, Error? refusal) => (may, refusal) switch
    {
        (false, _) => new(field, Allowed: false, LacksRight, "Your roles don't allow this. Somebody who manages roles can change that."),
        (_, { } error) => new(field, Allowed: false, error.Code, error.Message),
        _ => new(field, Allowed: true, Code: null, Reason: null),
    };
}

/// <summary>What can be done with orders now, and why not: the refusals that the mutations themselves give.</summary>
internal sealed class OrderActions(OrdersDb db, IApprovers approvers, Caller caller, TimeProvider clock)
{
    /// <summary>Each mutation of orders, for all of these at once.</summary>
    public async Task<IReadOnlyDictionary<Order, IReadOnlyList<AllowedAction>>> OfAsync(IReadOnlyList<Order> orders, CancellationToken ct)
    {
        var decides = orders.Any(order => order.Status is OrderStatus.PendingReview) && caller.May(OrderPermissions.Approve);
        var approver = decides ? await approvers.CurrentAsync(ct) : null;
        var decided = decides ? await DecidedAsync(orders, ct) : [];

        return orders.ToDictionary(order => order, order => Of(order, approver, decided.Contains(order.Id)));
    }

    private IReadOnlyList<AllowedAction> Of(Order order, Approver? approver, bool hasDecided) =>
        [.. OrderLifecycle.AllFields.Select(field => AllowedAction.Of(field, caller.May(new Permission(OrderLifecycle.PermissionOf(field))), Refusal(order, field, approver, hasDecided)))];

    private Error? Refusal(Order order, string field, Approver? approver, bool hasDecided) => field switch
    {
        "deleteOrder" when order is { Status: OrderStatus.Draft, Number: { } number } => new OrderNumberedError(number, order.Allowed),
        "updateOrder" or "addOrderLines" or "updateOrderLine" or "removeOrderLine" or "submitOrder" or "deleteOrder" => order.Status is OrderStatus.Draft ? null : new OrderNotDraftError(order.Status, order.Allowed),
        "approveOrder" or "rejectOrder" or "withdrawOrder" when order.Status is not OrderStatus.PendingReview => new OrderNotPendingReviewError(order.Status, order.Allowed),
        "withdrawOrder" => order.CanBeWithdrawnBy(caller.SubjectId) ? null : new OrderMakerRequiredError(order.AllowedBut(field)),
        "approveOrder" when order.HasLapsedAt(clock.GetUtcNow()) => new OrderExpiredError(order.ValidUntil!.Value, order.Status, order.AllowedBut(field)),
        "approveOrder" or "rejectOrder" => approver is null ? null : Refusal(order, approver, hasDecided),
        "reviseOrder" => order.Allows(OrderCommand.Revise) ? null : new OrderNotRejectedError(order.Status, order.Allowed),
        "cancelOrder" => order.Allows(OrderCommand.Cancel) ? null : new OrderNotCancellableError(order.Status, order.Allowed),
        "allocateOrder" when order.OnHold => new OrderOnHoldError(order.Allowed),
        "holdOrder" => order.Allows(OrderCommand.Hold) ? null : new OrderNotHoldableError(order.Status, order.Allowed),
        "releaseOrder" => order.Allows(OrderCommand.Release) ? null : new OrderNotOnHoldError(order.Status, order.Allowed),
        "reopenOrder" => order.Allows(OrderCommand.Reopen) ? null : new OrderNotCompletedError(order.Status, order.Allowed),
        "allocateOrder" => order.Allows(OrderCommand.Allocate) ? null : new OrderNotAllocatableError(order.Status, order.Allowed),
        "copyOrder" or "assignOrder" => null,
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "A mutation of orders that is in the table but not here."),
    };

    private static Error? Refusal(Order order, Approver approver, bool hasDecided) =>
        (hasDecided ? ApproverRefusal.EarlierLevel : order.Refuses(approver)) is { } reason ? new ApproverNotEligibleError(reason, order.AllowedUndecided())
        : approver.Limit is { } limit && order.Total > limit ? new ApprovalLimitExceededError(new Money(limit, order.Currency), new Money(order.Total, order.Currency), order.AllowedUndecided())
        : null;

    // Orders of a list come without their reviews.
    private async Task<HashSet<Guid>> DecidedAsync(IReadOnlyList<Order> orders, CancellationToken ct)
    {
        var pending = orders.Where(order => order.Status is OrderStatus.PendingReview).Select(order => order.Id).ToArray();

        return [.. await db.Reviews.Where(task => pending.Contains(task.OrderId) && task.Status == ReviewTaskStatus.Approved && task.DecidedById == caller.SubjectId).Select(task => task.OrderId).ToListAsync(ct)];
    }
}
