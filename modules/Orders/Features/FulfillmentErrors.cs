using OrderCloud.Orders.Domain;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Orders.Features;

/// <summary>There is no such fulfillment.</summary>
internal sealed record FulfillmentNotFoundError(params string[] Field) : Error("FULFILLMENT_NOT_FOUND", "There is no such fulfillment.", Field);

/// <summary>Someone changed the fulfillment since it was read.</summary>
/// <param name="Current">The fulfillment as it is now.</param>
internal sealed record FulfillmentVersionConflictError(int ExpectedVersion, Fulfillment? Current)
    : Error("VERSION_CONFLICT", "The fulfillment was changed by someone else. Look at it again and repeat your change.", "input", "expectedVersion");

/// <summary>The fulfillment isn't waiting to be picked.</summary>
/// <param name="Allowed">The mutations that are possible now.</param>
internal sealed record FulfillmentNotPendingError(FulfillmentStage Status, IReadOnlyList<string> Allowed)
    : Error("FULFILLMENT_NOT_PENDING", "Picking starts only while the fulfillment waits for it.", "input", "id");

/// <summary>The fulfillment isn't being picked.</summary>
/// <param name="Allowed">The mutations that are possible now.</param>
internal sealed record FulfillmentNotPickingError(FulfillmentStage Status, IReadOnlyList<string> Allowed)
    : Error("FULFILLMENT_NOT_PICKING", "Only a fulfillment that is being picked can be packed.", "input", "id");

/// <summary>The fulfillment isn't packed.</summary>
/// <param name="Allowed">The mutations that are possible now.</param>
internal sealed record FulfillmentNotPackedError(FulfillmentStage Status, IReadOnlyList<string> Allowed)
    : Error("FULFILLMENT_NOT_PACKED", "Only a packed fulfillment can be shipped.", "input", "id");

/// <summary>The fulfillment hasn't left, or has arrived already.</summary>
/// <param name="Allowed">The mutations that are possible now.</param>
internal sealed record FulfillmentNotShippedError(FulfillmentStage Status, IReadOnlyList<string> Allowed)
    : Error("FULFILLMENT_NOT_SHIPPED", "Only a fulfillment that is on its way can arrive.", "input", "id");

/// <summary>The fulfillment has left or is cancelled.</summary>
/// <param name="Allowed">The mutations that are possible now.</param>
internal sealed record FulfillmentNotCancellableError(FulfillmentStage Status, IReadOnlyList<string> Allowed)
    : Error("FULFILLMENT_NOT_CANCELLABLE", "The fulfillment can't be cancelled: it has left, or it is cancelled already.", "input", "id");

/// <summary>The fulfillment has no such line.</summary>
internal sealed record FulfillmentLineNotFoundError(params string[] Field) : Error("FULFILLMENT_LINE_NOT_FOUND", "The fulfillment has no such line.", Field);
