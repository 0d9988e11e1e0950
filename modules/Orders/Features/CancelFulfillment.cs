using OrderCloud.Contracts.Inventory;
using OrderCloud.Orders.Domain;
using OrderCloud.Orders.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Orders.Features;

/// <summary>Which fulfillment to cancel, the version that you saw, and why.</summary>
/// <param name="Reason">1 to 500 characters.</param>
internal sealed record CancelFulfillmentInput(Id<Fulfillment> Id, int ExpectedVersion, string Reason);

/// <summary>Cancels a fulfillment that has not left: its allocation goes back, and the order can be given stock again by allocateOrder.</summary>
internal sealed class CancelFulfillment(OrdersDb db, IStock stock, Caller caller, TimeProvider clock)
    : Mutation<CancelFulfillmentInput, Fulfillment, FulfillmentNotFoundError, FulfillmentVersionConflictError, FulfillmentNotCancellableError>, IGuarded
{
    public static Permission Requires => OrderPermissions.Fulfill;

    public override async Task<Outcome> HandleAsync(CancelFulfillmentInput input, CancellationToken ct)
    {
        if (await db.LoadOfFulfillmentAsync(input.Id, ct) is not var (order, fulfillment))
            return new FulfillmentNotFoundError("input", "id");

        if (fulfillment.Version != input.ExpectedVersion)
            return new FulfillmentVersionConflictError(input.ExpectedVersion, fulfillment);

        if (!fulfillment.Allows(FulfillmentCommand.Cancel))
            return new FulfillmentNotCancellableError(fulfillment.Status, fulfillment.Allowed);

        var problems = new Problems();
        var reason = problems.Reason(input.Reason);

        if (problems.Any)
            return problems;

        await stock.ReleaseAsync(order.Id, fulfillment.Allocations, ct);
        order.CancelFulfillment(fulfillment, reason, caller.Actor, clock.GetUtcNow());

        return fulfillment;
    }
}
