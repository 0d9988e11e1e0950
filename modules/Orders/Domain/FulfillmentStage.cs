namespace OrderCloud.Orders.Domain;

/// <summary>Where a fulfillment stands.</summary>
internal enum FulfillmentStage
{
    /// <summary>Waits to be picked.</summary>
    Pending,

    /// <summary>Is being taken from the shelves.</summary>
    Picking,

    /// <summary>Is in its parcels.</summary>
    Packed,

    /// <summary>Has left; its goods are issued from stock.</summary>
    Shipped,

    /// <summary>Has arrived; final.</summary>
    Delivered,

    /// <summary>Will not leave; its allocation went back; final.</summary>
    Cancelled,
}

/// <summary>What can be done to a fulfillment.</summary>
internal enum FulfillmentCommand
{
    Pick,
    Pack,
    Ship,
    Deliver,
    Cancel,
}

/// <summary>One row of the fulfillments' table of transitions.</summary>
internal sealed record FulfillmentTransition(FulfillmentStage From, FulfillmentCommand Command, FulfillmentStage To, string Permission, string Field);

/// <summary>The fulfillments' state machine as data.</summary>
internal static class FulfillmentLifecycle
{
    public static readonly IReadOnlyList<FulfillmentTransition> Rows =
    [
        new(FulfillmentStage.Pending, FulfillmentCommand.Pick, FulfillmentStage.Picking, "orders:fulfill", "startPicking"),
        new(FulfillmentStage.Pending, FulfillmentCommand.Cancel, FulfillmentStage.Cancelled, "orders:fulfill", "cancelFulfillment"),
        new(FulfillmentStage.Picking, FulfillmentCommand.Pack, FulfillmentStage.Packed, "orders:fulfill", "packFulfillment"),
        new(FulfillmentStage.Picking, FulfillmentCommand.Cancel, FulfillmentStage.Cancelled, "orders:fulfill", "cancelFulfillment"),
        new(FulfillmentStage.Packed, FulfillmentCommand.Ship, FulfillmentStage.Shipped, "orders:ship", "shipFulfillment"),
        new(FulfillmentStage.Packed, FulfillmentCommand.Cancel, FulfillmentStage.Cancelled, "orders:fulfill", "cancelFulfillment"),
        new(FulfillmentStage.Shipped, FulfillmentCommand.Deliver, FulfillmentStage.Delivered, "orders:deliver", "confirmDelivery"),
    ];

    private static readonly Dictionary<(FulfillmentStage From, FulfillmentCommand Command), FulfillmentStage> Transitions = Rows.ToDictionary(row => (row.From, row.Command), row => row.To);

    extension(FulfillmentStage stage)
    {
        /// <summary>The stage that the command leads to; null where it is not allowed.</summary>
        public FulfillmentStage? After(FulfillmentCommand command) => Transitions.TryGetValue((stage, command), out var next) ? next : null;

        /// <summary>Nothing leads out of it.</summary>
        public bool IsFinal => FulfillmentLifecycle.Rows.All(row => row.From != stage);
    }
}
