using OrderCloud.Contracts.Inventory;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Orders.Domain;
using OrderCloud.Orders.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Orders.Features;

/// <summary>Which fulfillment leaves, and with whom.</summary>
/// <param name="ExpectedVersion">The version that you saw.</param>
/// <param name="Carrier">Who carries it, 1 to 60 characters.</param>
/// <param name="TrackingNumber">The carrier's number for it, at most 100 characters.</param>
internal sealed record ShipFulfillmentInput(Id<Fulfillment> Id, int ExpectedVersion, string Carrier, string? TrackingNumber = null);

/// <summary>Hands a packed fulfillment to the carrier and posts its goods out of stock.</summary>
internal sealed class ShipFulfillment(OrdersDb db, IStock stock, ITenantSettings settings, Caller caller, TimeProvider clock)
    : Mutation<ShipFulfillmentInput, Fulfillment, FulfillmentNotFoundError, FulfillmentVersionConflictError, OrderOnHoldError, FulfillmentNotPackedError>, IGuarded
{
    public static Permission Requires => OrderPermissions.Ship;

    public override async Task<Outcome> HandleAsync(ShipFulfillmentInput input, CancellationToken ct)
    {
        if (await db.LoadOfFulfillmentAsync(input.Id, ct) is not var (order, fulfillment))
            return new FulfillmentNotFoundError("input", "id");

        if (fulfillment.Version != input.ExpectedVersion)
            return new FulfillmentVersionConflictError(input.ExpectedVersion, fulfillment);

        if (fulfillment.IsHeldBack(FulfillmentCommand.Ship))
            return OrderOnHoldError.Of(fulfillment);

        if (!fulfillment.Allows(FulfillmentCommand.Ship))
            return new FulfillmentNotPackedError(fulfillment.Status, fulfillment.Allowed);

        var problems = new Problems();
        var carrier = problems.Line(input.Carrier, FulfillmentConfiguration.CarrierLength, "carrier");
        var trackingNumber = problems.OptionalLine(input.TrackingNumber, FulfillmentConfiguration.TrackingNumberLength, "trackingNumber");

        if (problems.Any)
            return problems;

        await stock.IssueAsync(order.Id, fulfillment.Id, fulfillment.Allocations, ct);
        order.Ship(fulfillment, carrier, trackingNumber, await settings.IssueAsync(ct), caller.Actor, clock.GetUtcNow());

        return fulfillment;
    }
}
