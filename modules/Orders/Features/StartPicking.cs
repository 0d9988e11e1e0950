using OrderCloud.Orders.Domain;
using OrderCloud.Orders.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Orders.Features;

/// <summary>Which fulfillment to pick, and the version that you saw.</summary>
internal sealed record StartPickingInput(Id<Fulfillment> Id, int ExpectedVersion);

/// <summary>Starts taking a fulfillment's goods from the shelves.</summary>
internal sealed class StartPicking(OrdersDb db, Caller caller, TimeProvider clock)
    : Mutation<StartPickingInput, Fulfillment, FulfillmentNotFoundError, FulfillmentVersionConflictError, OrderOnHoldError, FulfillmentNotPendingError>, IGuarded
{
    public static Permission Requires => OrderPermissions.Fulfill;

    public override async Task<Outcome> HandleAsync(StartPickingInput input, CancellationToken ct)
    {
        if (await db.LoadOfFulfillmentAsync(input.Id, ct) is not var (order, fulfillment))
            return new FulfillmentNotFoundError("input", "id");

        if (fulfillment.Version != input.ExpectedVersion)
            return new FulfillmentVersionConflictError(input.ExpectedVersion, fulfillment);

        if (fulfillment.IsHeldBack(FulfillmentCommand.Pick))
            return OrderOnHoldError.Of(fulfillment);

        if (!fulfillment.Allows(FulfillmentCommand.Pick))
            return new FulfillmentNotPendingError(fulfillment.Status, fulfillment.Allowed);

        order.StartPicking(fulfillment, caller.Actor, clock.GetUtcNow());

        return fulfillment;
    }
}
