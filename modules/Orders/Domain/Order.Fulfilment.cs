using OrderCloud.Contracts.Inventory;
using OrderCloud.Contracts.Tenancy;

namespace OrderCloud.Orders.Domain;

// From allocation to delivery.
internal sealed partial class Order
{
    /// <summary>What is wanted from stock and not allocated.</summary>
    public IReadOnlyList<Demand> Demands =>
        [.. lines.Where(line => line.Open > line.Allocated).Select(line => new Demand(line.Id, line.VariantId, line.Open - line.Allocated))];

    /// <summary>Takes what stock was allocated, one fulfillment per warehouse.</summary>
    /// <param name="numbers">One for each warehouse of the allocations.</param>
    public void Allocate(IReadOnlyList<Allocation> allocations, IReadOnlyList<string> numbers, Actor by, DateTimeOffset at)
    {
        if (Status is not OrderStatus.Confirmed)
            throw new InvalidOperationException("Only a confirmed order gets stock.");

        var byId = lines.ToDictionary(line => line.Id);

        foreach (var allocation in allocations)
            byId[allocation.LineId].Allocate(allocation.Quantity);

        foreach (var (group, number) in allocations.GroupBy(allocation => allocation.WarehouseId).Zip(numbers))
            fulfillments.Add(new Fulfillment(number, group.Key, group.Select(it => new FulfillmentLine(it.LineId, it.VariantId, byId[it.LineId].Sku, byId[it.LineId].Name, it.Quantity)), at));

        Record(OrderEventKind.Allocated, by, at, ("fulfillments", string.Join(", ", numbers)));
        Derive();
    }

    public void StartPicking(Fulfillment fulfillment, Actor by, DateTimeOffset at)
    {
        fulfillment.Move(FulfillmentCommand.Pick, at);
        Record(OrderEventKind.PickingStarted, by, at, ("fulfillment", fulfillment.Number));
    }

    /// <summary>Packs what was found; what is left over waits in a fulfillment of its own, or is wanted from stock again.</summary>
    /// <param name="packed">Thousandths by fulfillment line; a line that isn't named is packed whole.</param>
    /// <param name="notFound">Fulfillment lines whose rest was looked for in vain.</param>
    /// <param name="restNumber">For the fulfillment of what is left over; null when everything is packed.</param>
    public void Pack(Fulfillment fulfillment, IReadOnlyDictionary<Guid, long> packed, IReadOnlySet<Guid> notFound, string? restNumber, Actor by, DateTimeOffset at)
    {
        var rest = fulfillment.Pack(packed, at);

        foreach (var line in fulfillment.Lines)
            LineOf(line).Pack(line.Quantity);

        List<FulfillmentLine> missing = [.. rest.Where(it => notFound.Contains(it.Key)).Select(it => it.Value)], waiting = [.. rest.Values.Except(missing)];

        foreach (var line in missing)
            LineOf(line).Unallocate(line.Quantity);

        if (waiting.Count > 0)
            fulfillments.Add(new Fulfillment(restNumber ?? throw new ArgumentNullException(nameof(restNumber)), fulfillment.WarehouseId, waiting, at));

        Record(OrderEventKind.Packed, by, at, ("fulfillment", fulfillment.Number), ("rest", waiting.Count > 0 ? restNumber : null), ("skus", missing.Count > 0 ? string.Join(", ", missing.Select(line => line.Sku)) : null));
        Derive();
    }

    public void Ship(Fulfillment fulfillment, string carrier, string? trackingNumber, CompanyProfile issuer, Actor by, DateTimeOffset at)
    {
        fulfillment.Ship(carrier, trackingNumber, issuer, at);

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
