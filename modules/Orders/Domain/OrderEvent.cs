using OrderCloud.Platform.Audit;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Orders.Domain;

/// <summary>What happened to an order.</summary>
internal enum OrderEventKind
{
    /// <summary>The draft was made.</summary>
    Created,

    /// <summary>The draft was changed.</summary>
    Edited,

    /// <summary>It was submitted; <c>verdict</c> says what the rules answered.</summary>
    Submitted,

    /// <summary>A reviewer approved it.</summary>
    Approved,

    /// <summary>A rule or a reviewer rejected it; <c>reason</c> says why.</summary>
    Rejected,

    /// <summary>Its maker took it back from review.</summary>
    Withdrawn,

    /// <summary>A rejected order became a draft again.</summary>
    Revised,

    /// <summary>It was confirmed.</summary>
    Confirmed,

    /// <summary>Stock was allocated to it.</summary>
    Allocated,

    /// <summary>Picking of a fulfillment began.</summary>
    PickingStarted,

    /// <summary>A fulfillment was packed; <c>rest</c> names the one that waits, <c>skus</c> what was not found.</summary>
    Packed,

    /// <summary>A fulfillment left.</summary>
    Shipped,

    /// <summary>A fulfillment arrived.</summary>
    Delivered,

    /// <summary>A fulfillment was cancelled; its allocation went back.</summary>
    FulfillmentCancelled,

    /// <summary>Money was received or given back.</summary>
    PaymentApplied,

    /// <summary>Everything is delivered and nothing is owed.</summary>
    Completed,

    /// <summary>It was cancelled; <c>reason</c> says why.</summary>
    Cancelled,

    /// <summary>Its validity ran out.</summary>
    Expired,

    /// <summary>It was given to a member; <c>to</c> says whom, or is missing for nobody.</summary>
    Assigned,

    /// <summary>It was put on hold; <c>reason</c> says why.</summary>
    Held,

    /// <summary>It may go on; <c>note</c> says why, or is missing.</summary>
    Released,

    /// <summary>It was opened again after it was completed; <c>reason</c> says why.</summary>
    Reopened,
}

/// <summary>A detail of an event.</summary>
/// <param name="Key">For programs, e.g. <c>trackingNumber</c>.</param>
/// <param name="Value">As text; amounts and quantities as decimal numbers.</param>
internal sealed record EventDatum(string Key, string Value);

/// <summary>A step of an order's timeline; never deleted, and changed only where a person is forgotten.</summary>
[NotAudited("The order's timeline: written once, by whom and when.")]
internal sealed class OrderEvent : ITenantOwned
{
    // What a detail under these keys says is of the order; under any other somebody wrote it, and it may be of a person.
    private static readonly string[] OfTheOrder = ["captured", "carrier", "change", "copiedFrom", "fulfillment", "fulfillments", "method", "quantity", "refunded", "rest", "sku", "skus", "to", "total", "verdict"];

    private OrderEvent() { }

    public OrderEvent(int position, OrderEventKind kind, DateTimeOffset at, Actor by, bool isExternal, IReadOnlyList<EventDatum> data)
    {
        (Position, Kind, At, IsExternal, Data) = (position, kind, at, isExternal, data);
        (ById, ByName) = (by.Id == Guid.Empty ? null : by.Id, by.Name);
    }

    public Guid TenantId { get; private set; }

    public Guid Id { get; private set; } = RowId.New();

    public Guid OrderId { get; private set; }

    /// <summary>Its place in the timeline, from 1.</summary>
    public int Position { get; private set; }

    public OrderEventKind Kind { get; private set; }

    /// <summary>When it happened.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>Member or API client; null for the system itself.</summary>
    public Guid? ById { get; private set; }

    /// <summary>Who did it, as he was called then.</summary>
    [Personal(OfMember = true)]
    public string ByName { get; private set; } = "";

    /// <summary>True for a fact of another system, taken over with its own date.</summary>
    public bool IsExternal { get; private set; }

    /// <summary>Details, by key.</summary>
    [Personal]
    public IReadOnlyList<EventDatum> Data { get; private set; } = [];

    /// <summary>True for an edit that took over what a file says.</summary>
    public bool IsByFile => Data.Any(it => it is { Key: "change", Value: Order.FileChange });

    /// <summary>Takes away whatever may tell of the customer.</summary>
    public void Forget() => Data = [.. Data.Where(it => OfTheOrder.Contains(it.Key))];
}
