using OrderCloud.Contracts;
using OrderCloud.Contracts.Orders;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Platform.Audit;
using OrderCloud.Platform.Persistence;
using OrderCloud.Platform.Sealing;
using OrderCloud.Platform.Spelling;

namespace OrderCloud.Orders.Domain;

/// <summary>A sales order: what somebody wants, at which price, and how far it has come.</summary>
internal sealed partial class Order : ITenantOwned, IVersioned, IAssigned
{
    /// <summary>Channel of orders entered by staff.</summary>
    public const string Manual = "manual";

    private readonly List<OrderLine> lines = [];
    private readonly List<OrderEvent> events = [];
    private readonly List<ReviewTask> reviews = [];
    private readonly List<Fulfillment> fulfillments = [];
    [NotAudited("Those who have entries of the order.")]
    private string makers = "";
    [NotAudited("Counts the timeline.")]
    private int eventCount;

    private Order() { }

    public Guid TenantId { get; private set; }

    public Guid Id { get; private set; } = RowId.New();

    /// <summary>Given at the first submit and never changed; null before.</summary>
    public string? Number { get; private set; }

    public OrderStatus Status { get; private set; }

    /// <summary>Where it came from: <c>manual</c> for orders entered by staff, else the name of the source.</summary>
    public string Channel { get; private set; } = Manual;

    /// <summary>The source's own number; one per channel.</summary>
    public string? ExternalId { get; private set; }

    /// <summary>SHA-256 in hex over head and lines of an imported order: tells whether the source has changed it.</summary>
    public string? ContentHash { get; private set; }

    /// <summary>ISO 4217; all amounts of the order are in it.</summary>
    public string Currency { get; private set; } = "";

    /// <summary>How half a minor unit is rounded; frozen when the order is made.</summary>
    public RoundingMode Rounding { get; private set; }

    /// <summary>Null for a walk-in sale.</summary>
    public Guid? CustomerId { get; private set; }

    /// <summary>The customer's name when he was put on the order.</summary>
    [Personal]
    public string? CustomerName { get; private set; }

    /// <summary>How that name is typed by its sound, for searches; null for one without Han letters.</summary>
    [Personal, PinyinOf(nameof(CustomerName)), NotAudited("Follows from the customer's name.")]
    public string? CustomerPinyin { get; private set; }

    /// <summary>Where the goods go; a copy.</summary>
    [Personal, Sealed("orders.ShipTo")]
    public Address? ShipTo { get; private set; }

    /// <summary>Who is billed; a copy.</summary>
    [Personal, Sealed("orders.BillTo")]
    public Address? BillTo { get; private set; }

    /// <summary>For staff.</summary>
    [Personal]
    public string? Note { get; private set; }

    /// <summary>Labels.</summary>
    public IReadOnlyList<string> Tags { get; private set; } = [];

    /// <summary>Member or API client who made the order; null for the system itself.</summary>
    public Guid? MakerId { get; private set; }

    /// <summary>Who made it, as he was called then.</summary>
    [Personal(OfMember = true)]
    public string MakerName { get; private set; } = "";

    /// <summary>Whose order it is: at first its maker's. Null for nobody's.</summary>
    public Guid? AssigneeId { get; private set; }

    /// <summary>Whose it is, as he was called then.</summary>
    [Personal(OfMember = true)]
    public string? AssigneeName { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When it was first submitted; the source's own time for an imported order. Decides the day of the sale.</summary>
    public DateTimeOffset? PlacedAt { get; private set; }

    /// <summary>The day on which it counts as a sale: that of <see cref="PlacedAt"/> in the time zone that the company had when it was confirmed. Null before.</summary>
    [NotAudited("Follows from when it was placed.")]
    public DateOnly? SaleDay { get; private set; }

    /// <summary>When it was confirmed, by its rules or by whoever approved it; null before.</summary>
    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>When all was delivered and paid; null before.</summary>
    public DateTimeOffset? CompletedAt { get; private set; }

    /// <summary>When it was cancelled; null unless it was.</summary>
    public DateTimeOffset? CancelledAt { get; private set; }

    /// <summary>Until when an offer stands: not confirmed by then, it expires.</summary>
    public DateTimeOffset? ValidUntil { get; private set; }

    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>Rises with every change.</summary>
    public int Version { get; private set; }

    /// <summary>True: nothing of it is allocated, picked, packed or shipped, and it does not complete, until it is released.</summary>
    public bool OnHold { get; private set; }

    /// <summary>Why it is on hold; null for one that is not.</summary>
    [Personal]
    public string? HoldReason { get; private set; }

    public IReadOnlyList<OrderLine> Lines => lines;

    public IReadOnlyList<OrderEvent> Events => events;

    public IReadOnlyList<ReviewTask> Reviews => reviews;

    public IReadOnlyList<Fulfillment> Fulfillments => fulfillments;

    /// <summary>The mutation fields allowed now, whoever asks.</summary>
    public IReadOnlyList<string> Allowed => [.. Status.Rows.Where(row => Allows(row.Command)).SelectMany(row => row.Fields).Distinct()];

    /// <summary>The mutation fields allowed now without those that were just refused for another reason than the status.</summary>
    public IReadOnlyList<string> AllowedBut(params IEnumerable<string> refused) => [.. Allowed.Except(refused)];

    /// <summary>What analytics counts of it.</summary>
    public SalesDocument Sale => new(Id, IsReturn: false, CustomerId, PlacedAt ?? CreatedAt, Currency, [.. lines.Select(line => line.Sale)], AssigneeId, SaleDay);

    /// <summary>Whether the table of transitions and the order's own state allow it.</summary>
    public bool Allows(OrderCommand command) => Status.After(command) is not null && command switch
    {
        OrderCommand.Delete => Number is null,
        OrderCommand.Cancel => !HasShipped,
        OrderCommand.Allocate => !OnHold && AllocationStatus is not AllocationStatus.Full,
        OrderCommand.Complete or OrderCommand.Hold => !OnHold,
        OrderCommand.Release => OnHold,
        _ => true,
    };

    /// <summary>True for everybody who created, edited or submitted it: he may not decide its review.</summary>
    public bool WasMadeBy(Guid subject) => makers.Contains(subject.ToString("N"), StringComparison.Ordinal);

    /// <summary>The SKU that the order's first line of this variant has.</summary>
    public string SkuOf(Guid variantId) => lines.First(line => line.VariantId == variantId).Sku;

    public void AssignNumber(string number) => Number = Number is null ? number : throw new InvalidOperationException("A number is never changed.");

    /// <summary>Makes it a sale of its day, which stays that day when the company moves to another time zone.</summary>
    public void CountAsSale(TenantSettings settings) => SaleDay = settings.DayOf(PlacedAt ?? throw new InvalidOperationException("What was never placed is no sale."));

    /// <summary>Gives the order to a member, or to nobody.</summary>
    public void Assign(Actor? to, Actor by, DateTimeOffset at)
    {
        (AssigneeId, AssigneeName) = (to?.Id, to?.Name);
        Record(OrderEventKind.Assigned, by, at, ("to", to?.Name));
        UpdatedAt = at;
    }

    /// <summary>Gives the order up. A confirmed one keeps what its timeline says; its total becomes 0.</summary>
    public void Cancel(string reason, Actor by, DateTimeOffset at)
    {
        Close(OrderCommand.Cancel, by, at);
        Record(OrderEventKind.Cancelled, by, at, ("reason", reason), ("total", Text(Total)));
        CancelledAt = at;
        DropEverything();
    }

    /// <summary>True when it was an offer for a time that is over.</summary>
    public bool HasLapsedAt(DateTimeOffset now) => ValidUntil <= now;

    /// <summary>Its validity has run out.</summary>
    public void Expire(DateTimeOffset at)
    {
        Close(OrderCommand.Expire, Actor.System, at);
        Record(OrderEventKind.Expired, Actor.System, at, ("total", Text(Total)));
        DropEverything();
    }

    /// <summary>Completes a confirmed order whose lines are all delivered and that is paid exactly.</summary>
    /// <returns>False when something is missing.</returns>
    public bool TryComplete(DateTimeOffset at)
    {
        if (!Allows(OrderCommand.Complete) || BalanceDue != 0 || FulfillmentStatus is not (FulfillmentStatus.NotRequired or FulfillmentStatus.Delivered))
            return false;

        Move(OrderCommand.Complete);
        CompletedAt = at;
        Record(OrderEventKind.Completed, Actor.System, at);

        return true;
    }

    private void Close(OrderCommand command, Actor by, DateTimeOffset at)
    {
        Move(command);
        SetHold(null, at);

        foreach (var task in reviews.Where(task => task.Status is ReviewTaskStatus.Pending))
            task.Decide(ReviewTaskStatus.Superseded, by, note: null, at);

        foreach (var fulfillment in fulfillments.Where(it => it.Allows(FulfillmentCommand.Cancel)))
            fulfillment.Move(FulfillmentCommand.Cancel, at);
    }

    private void DropEverything()
    {
        foreach (var line in lines)
            line.CancelRest();

        (ShippingNet, FeesNet) = (0, 0);
        Derive();
    }

    private void Move(OrderCommand command) => Status = Allows(command)
        ? Status.After(command)!.Value
        : throw new InvalidOperationException($"{command} is not allowed on an order that is {Status}.");

    private void MadeBy(Actor by)
    {
        if (by.Id != Guid.Empty && !WasMadeBy(by.Id))
            makers += by.Id.ToString("N");
    }

    private void Record(OrderEventKind kind, Actor by, DateTimeOffset at, params ReadOnlySpan<(string Key, string? Value)> data) => Record(kind, by, at, isExternal: false, data);

    private void Record(OrderEventKind kind, Actor by, DateTimeOffset at, bool isExternal, ReadOnlySpan<(string Key, string? Value)> data)
    {
        var details = new List<EventDatum>(data.Length);

        foreach (var (key, value) in data)
            if (value is not null)
                details.Add(new EventDatum(key, value));

        events.Add(new OrderEvent(++eventCount, kind, at, by, isExternal, details));
        UpdatedAt = at;
    }
}
