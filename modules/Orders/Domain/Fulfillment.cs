using OrderCloud.Contracts.Inventory;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Platform.Audit;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Orders.Domain;

/// <summary>The goods of one order that leave one warehouse together.</summary>
internal sealed class Fulfillment : ITenantOwned, IVersioned
{
    private readonly List<FulfillmentLine> lines = [];

    private Fulfillment() { }

    public Fulfillment(string number, Guid warehouseId, IEnumerable<FulfillmentLine> lines, DateTimeOffset at)
    {
        (Number, WarehouseId, CreatedAt, UpdatedAt) = (number, warehouseId, at, at);
        this.lines.AddRange(lines);
    }

    public Guid TenantId { get; private set; }

    public Guid Id { get; private set; } = RowId.New();

    public Guid OrderId { get; private set; }

    /// <summary>The dispatch note's number.</summary>
    public string Number { get; private set; } = "";

    public FulfillmentStage Status { get; private set; }

    public Guid WarehouseId { get; private set; }

    /// <summary>Who carries it.</summary>
    public string? Carrier { get; private set; }

    /// <summary>The carrier's number for it.</summary>
    public string? TrackingNumber { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When it was packed; null until then.</summary>
    public DateTimeOffset? PackedAt { get; private set; }

    /// <summary>When it left the warehouse; null until then.</summary>
    public DateTimeOffset? ShippedAt { get; private set; }

    /// <summary>When it arrived; null until then.</summary>
    public DateTimeOffset? DeliveredAt { get; private set; }

    public DateTimeOffset UpdatedAt { get; private set; }

    public int Version { get; private set; }

    /// <summary>True while its order is on hold: it is neither picked, packed nor shipped. What had left before goes on.</summary>
    public bool OnHold { get; private set; }

    /// <summary>What the company was when its packing slip went out with the goods: the paper says so for ever. Null before.</summary>
    [NotAudited("A copy: changes of the company's profile have entries of their own.")]
    public CompanyProfile? Issuer { get; private set; }

    public IReadOnlyList<FulfillmentLine> Lines => lines;

    /// <summary>The mutation fields allowed now.</summary>
    public IReadOnlyList<string> Allowed => [.. FulfillmentLifecycle.Rows.Where(row => row.From == Status && Allows(row.Command)).Select(row => row.Field)];

    /// <summary>What it holds of the stock.</summary>
    public IReadOnlyList<Allocation> Allocations => [.. lines.Select(line => new Allocation(line.OrderLineId, line.VariantId, WarehouseId, line.Quantity))];

    public bool Allows(FulfillmentCommand command) => Status.After(command) is not null && !IsHeldBack(command);

    /// <summary>Its stage would allow the command, were its order not on hold.</summary>
    public bool IsHeldBack(FulfillmentCommand command) =>
        OnHold && command is FulfillmentCommand.Pick or FulfillmentCommand.Pack or FulfillmentCommand.Ship && Status.After(command) is not null;

    public void Hold(bool onHold, DateTimeOffset at) => (OnHold, UpdatedAt) = (onHold, at);

    /// <summary>How much of a line is packed: what is named, else all of it.</summary>
    public static long PackedOf(FulfillmentLine line, IReadOnlyDictionary<Guid, long> packed) => packed.GetValueOrDefault(line.Id, line.Quantity);

    public void Move(FulfillmentCommand command, DateTimeOffset at)
    {
        Status = Allows(command) ? Status.After(command)!.Value : throw new InvalidOperationException($"{command} is not allowed on a fulfillment that is {Status}.");
        UpdatedAt = at;
    }

    /// <summary>Keeps the packed quantities; what is left over is returned by the line that it was on.</summary>
    public IReadOnlyDictionary<Guid, FulfillmentLine> Pack(IReadOnlyDictionary<Guid, long> packed, DateTimeOffset at)
    {
        var rest = lines.Where(line => PackedOf(line, packed) != line.Quantity).ToDictionary(line => line.Id, line => line.TakeOff(line.Quantity - PackedOf(line, packed))!);
        lines.RemoveAll(line => line.Quantity == 0);
        Move(FulfillmentCommand.Pack, at);
        PackedAt = at;

        return rest;
    }

    /// <param name="issuer">What its packing slip says of the company.</param>
    public void Ship(string carrier, string? trackingNumber, CompanyProfile issuer, DateTimeOffset at)
    {
        Move(FulfillmentCommand.Ship, at);
        (Carrier, TrackingNumber, Issuer, ShippedAt) = (carrier, trackingNumber, issuer, at);
    }

    public void Deliver(DateTimeOffset at)
    {
        Move(FulfillmentCommand.Deliver, at);
        DeliveredAt = at;
    }
}

/// <summary>How much of an order line is in a fulfillment.</summary>
internal sealed class FulfillmentLine : ITenantOwned
{
    private FulfillmentLine() { }

    public FulfillmentLine(Guid orderLineId, Guid variantId, string sku, string name, long quantity) =>
        (OrderLineId, VariantId, Sku, Name, Quantity) = (orderLineId, variantId, sku, name, quantity);

    public Guid TenantId { get; private set; }

    public Guid Id { get; private set; } = RowId.New();

    public Guid FulfillmentId { get; private set; }

    public Guid OrderLineId { get; private set; }

    public Guid VariantId { get; private set; }

    public string Sku { get; private set; } = "";

    public string Name { get; private set; } = "";

    /// <summary>Thousandths.</summary>
    public long Quantity { get; private set; }

    /// <summary>Moves a part to a line of another fulfillment; null when there is nothing to move.</summary>
    public FulfillmentLine? TakeOff(long quantity)
    {
        if (quantity < 0 || quantity > Quantity)
            throw new InvalidOperationException("A line gives up at most what it has.");

        Quantity -= quantity;

        return quantity == 0 ? null : new FulfillmentLine(OrderLineId, VariantId, Sku, Name, quantity);
    }
}
