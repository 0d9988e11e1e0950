using OrderCloud.Contracts.Inventory;

namespace OrderCloud.Orders.Domain;

// From allocation to delivery.
internal sealed partial class Order
{
    /// <summary>What is wanted from stock and not allocated.</summary>
    public IReadOnlyList<Demand> Demands =>
        [.. lines.Where(line => line.Open > line.Allocated).Select(line => new Demand(line.Id, line.VariantId, line.Open - line.Allocated))];

    /// <summary>Takes what stock was allocated, one fulfillment per warehouse.</summary>
    /// <returns>The new fulfillments; each needs a number.</returns>
    public IReadOnlyList<Fulfillment> Allocate(IReadOnlyList<Allocation> allocations, Actor by, DateTimeOffset at)
    {
        if (Status is not OrderStatus.Confirmed)
            throw new InvalidOperationException("Only a confirmed order gets stock.");

        var byId = lines.ToDictionary(line => line.Id);

        foreach (var allocation in allocations)
            byId[allocation.LineId].Allocate(allocation.Quantity);

        var made = allocations.GroupBy(allocation => allocation.WarehouseId)
            .Select(group => new Fulfillment(group.Key, group.Select(it => new FulfillmentLine(it.LineId, it.VariantId, byId[it.LineId].Sku, byId[it.LineId].Name, it.Quantity)), at))
            .ToList();

        fulfillments.AddRange(made);
        Record(OrderEventKind.Allocated, by, at, ("fulfillments", made.Count.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        Derive();

        return made;
    }

    public void StartPicking(Fulfillment fulfillment, Actor by, DateTimeOffset at)
    {
        fulfillment.Move(FulfillmentCommand.Pick, at);
        Record(OrderEventKind.PickingStarted, by, at, ("fulfillment", fulfillment.Number));
    }

    /// <summary>Packs what was found; what is left over waits in a fulfillment of its own.</summary>
    /// <param name="packed">Thousandths by fulfillment line; a line that isn't named is packed whole.</param>
    /// <returns>The new fulfillment, which needs a number; null when everything was packed.</returns>
    public Fulfillment? Pack(Fulfillment fulfillment, IReadOnlyDictionary<Guid, long> packed, Actor by, DateTimeOffset at)
    {
        var rest = fulfillment.Pack(packed, at);

        foreach (var line in fulfillment.Lines)
            LineOf(line).Pack(line.Quantity);

        Record(OrderEventKind.Packed, by, at, ("fulfillment", fulfillment.Number));
        Derive();

        if (rest.Count == 0)
            return null;

        var next = new Fulfillment(fulfillment.WarehouseId, rest, at);
        fulfillments.Add(next);

        return next;
    }

    public void Ship(Fulfillment fulfillment, string carrier, string? trackingNumber, Actor by, DateTimeOffset at)
    {
        fulfillment.Ship(carrier, trackingNumber, at);

        foreach (var line in fulfillment.Lines)
            LineOf(line).Ship(line.Quantity);

        Record(OrderEventKind.Shipped, by, at, ("fulfillment", fulfillment.Number), ("carrier", carrier), ("trackingNumber", trackingNumber));
        Derive();
    }

    public void Deliver(Fulfillment fulfillment, Actor by, DateTimeOffset at)
    {
        fulfillment.Deliver(at);

        foreach (var line in fulfillment.Lines)
            LineOf(line).Deliver(line.Quantity);

        Record(OrderEventKind.Delivered, by, at, ("fulfillment", fulfillment.Number));
        Derive();
    }

    /// <summary>Gives the fulfillment up; its lines want stock again.</summary>
    public void CancelFulfillment(Fulfillment fulfillment, string reason, Actor by, DateTimeOffset at)
    {
        var wasPacked = fulfillment.Status is FulfillmentStage.Packed;
        fulfillment.Move(FulfillmentCommand.Cancel, at);

        foreach (var line in fulfillment.Lines)
        {
            if (wasPacked)
                LineOf(line).Unpack(line.Quantity);

            LineOf(line).Unallocate(line.Quantity);
        }

        Record(OrderEventKind.FulfillmentCancelled, by, at, ("fulfillment", fulfillment.Number), ("reason", reason));
        Derive();
    }

    private OrderLine LineOf(FulfillmentLine line) => lines.Single(it => it.Id == line.OrderLineId);
}
