using OrderCloud.Orders.Domain;
using OrderCloud.Orders.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Orders.Features;

/// <summary>Which fulfillment has arrived, and the version that you saw.</summary>
internal sealed record ConfirmDeliveryInput(Id<Fulfillment> Id, int ExpectedVersion);

/// <summary>Records that a fulfillment has arrived. An order with nothing left to deliver and nothing owed completes by itself.</summary>
internal sealed class ConfirmDelivery(OrdersDb db, OrderConfirmation confirmation, Caller caller, TimeProvider clock)
    : Mutation<ConfirmDeliveryInput, Fulfillment, FulfillmentNotFoundError, FulfillmentVersionConflictError, FulfillmentNotShippedError>, IGuarded
{
    public static Permission Requires => OrderPermissions.Deliver;

    public override async Task<Outcome> HandleAsync(ConfirmDeliveryInput input, CancellationToken ct)
    {
        if (await db.LoadOfFulfillmentAsync(input.Id, ct) is not var (order, fulfillment))
            return new FulfillmentNotFoundError("input", "id");

        if (fulfillment.Version != input.ExpectedVersion)
            return new FulfillmentVersionConflictError(input.ExpectedVersion, fulfillment);

        if (!fulfillment.Allows(FulfillmentCommand.Deliver))
            return new FulfillmentNotShippedError(fulfillment.Status, fulfillment.Allowed);

        var now = clock.GetUtcNow();
        order.Deliver(fulfillment, caller.Actor, now);
        confirmation.CompleteIfDone(order, now);

        return fulfillment;
    }
}
