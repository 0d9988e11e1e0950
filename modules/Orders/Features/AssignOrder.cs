using OrderCloud.Contracts.Orders;
using OrderCloud.Contracts.Payments;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Orders.Domain;
using OrderCloud.Orders.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;
using OrderCloud.Platform.Outbox;

namespace OrderCloud.Orders.Features;

/// <summary>Whose an order shall be.</summary>
/// <param name="ExpectedVersion">The version that you saw.</param>
/// <param name="AssigneeId">An active member; null for nobody.</param>
internal sealed record AssignOrderInput(Id<Order> Id, int ExpectedVersion, Id<MemberRef>? AssigneeId);

/// <summary>There is no such member, or he is put aside.</summary>
internal sealed record AssigneeNotFoundError() : Error("MEMBER_NOT_FOUND", "There is no such active member.", "input", "assigneeId");

/// <summary>Gives an order to a member: whose role reaches only his own orders sees it from then on, and the one before no longer.</summary>
internal sealed class AssignOrder(OrdersDb db, IMembers members, IPaymentOwners payments, EventPublisher events, Caller caller, TimeProvider clock)
    : Mutation<AssignOrderInput, Order, OrderNotFoundError, OrderVersionConflictError, AssigneeNotFoundError>, IGuarded
{
    public static Permission Requires => OrderPermissions.Assign;

    public override async Task<Outcome> HandleAsync(AssignOrderInput input, CancellationToken ct)
    {
        if (await db.LoadAsync(input.Id, ct) is not { } order)
            return new OrderNotFoundError("input", "id");

        if (order.Version != input.ExpectedVersion)
            return new OrderVersionConflictError(input.ExpectedVersion, order);

        var name = input.AssigneeId is { } wanted ? await members.NameOfAsync(wanted, ct) : null;

        if (input.AssigneeId is not null && name is null)
            return new AssigneeNotFoundError();

        var former = order.AssigneeId;
        order.Assign(input.AssigneeId is { } id ? new Actor(id, name!, IsMember: true) : null, caller.Actor, clock.GetUtcNow());
        await payments.PassAsync(order.Id, order.AssigneeId, ct);

        if (order.Status is OrderStatus.Confirmed or OrderStatus.Completed && order.AssigneeId != former)
            events.Publish(new OrderAssigned(order.Id, former, order.Sale), order.Id);

        return order;
    }
}
