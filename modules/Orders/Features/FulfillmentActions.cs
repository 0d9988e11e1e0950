using OrderCloud.Orders.Domain;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Orders.Features;

/// <summary>What can be done with a fulfillment now, and why not: the refusals that the mutations themselves give.</summary>
internal static class FulfillmentActions
{
    public static IReadOnlyList<AllowedAction> Of(Fulfillment fulfillment, Caller caller) => [.. FulfillmentLifecycle.Rows.DistinctBy(row => row.Field)
        .Select(row => AllowedAction.Of(row.Field, caller.May(new Permission(row.Permission)), fulfillment.Allows(row.Command) ? null : Refusal(fulfillment, row.Command)))];

    private static Error Refusal(Fulfillment it, FulfillmentCommand command) => it.IsHeldBack(command) ? OrderOnHoldError.Of(it) : command switch
    {
        FulfillmentCommand.Pick => new FulfillmentNotPendingError(it.Status, it.Allowed),
        FulfillmentCommand.Pack => new FulfillmentNotPickingError(it.Status, it.Allowed),
        FulfillmentCommand.Ship => new FulfillmentNotPackedError(it.Status, it.Allowed),
        FulfillmentCommand.Deliver => new FulfillmentNotShippedError(it.Status, it.Allowed),
        FulfillmentCommand.Cancel => new FulfillmentNotCancellableError(it.Status, it.Allowed),
    };
}
