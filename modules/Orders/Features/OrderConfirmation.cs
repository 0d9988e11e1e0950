using OrderCloud.Contracts;
using OrderCloud.Contracts.Catalog;
using OrderCloud.Contracts.Inventory;
using OrderCloud.Contracts.Orders;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Orders.Domain;
using OrderCloud.Orders.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;
using OrderCloud.Platform.Outbox;

namespace OrderCloud.Orders.Features;

/// <summary>What every way of confirming an order shares: its stock, its numbers, the facts that others hear.</summary>
internal sealed class OrderConfirmation(OrdersDb db, IStock stock, IProducts products, INumbers numbers, ITenantSettings settings, EventPublisher events, Caller caller)
{
    /// <summary>Allocates what a confirmed order lacks, one fulfillment per warehouse.</summary>
    /// <returns>What is missing; if anything is, nothing may be written.</returns>
    public async Task<IReadOnlyList<StockShortage>> AllocateAsync(Order order, DateTimeOffset now, CancellationToken ct)
    {
        if (order.Demands is not [_, ..] demands)
            return [];

        var result = await stock.AllocateAsync(order.Id, demands, ct);

        if (result.Shortages is [_, ..] shortages)
            return [.. shortages.Select(it => Shortage(order, it))];

        await TakeAsync(order, result.Allocations, now, ct);

        return [];
    }

    /// <summary>Gives back what was not found in a warehouse, and allocates it in others, line by line; what they lack stays wanted.</summary>
    public async Task AllocateElsewhereAsync(Order order, IReadOnlyList<Allocation> notFound, DateTimeOffset now, CancellationToken ct)
    {
        await stock.ReleaseAsync(order.Id, notFound, ct);
        List<Allocation> found = [];

        foreach (var it in notFound)
            found.AddRange((await stock.AllocateElsewhereAsync(order.Id, [new Demand(it.LineId, it.VariantId, it.Quantity)], it.WarehouseId, ct)).Allocations);

        if (found.Count > 0)
            await TakeAsync(order, found, now, ct);
    }

    /// <summary>Gives the order its number if it has none: the last step, since the counter's row is held until the commit.</summary>
    public async Task NumberAsync(Order order, DateTimeOffset now, CancellationToken ct)
    {
        if (order.Number is null)
            order.AssignNumber(await numbers.DrawAsync(DocumentKind.SalesOrder, now, db.OrderNumbers, ct));
    }

    /// <summary>Tells that the order is confirmed; one without goods that owes nothing is complete at once.</summary>
    public async Task AnnounceAsync(Order order, DateTimeOffset now, CancellationToken ct)
    {
        order.CountAsSale(await settings.GetAsync(ct));
        await FreezeCostsAsync(order, ct);
        events.Publish(new OrderConfirmed(order.Id, order.Sale), order.Id);
        CompleteIfDone(order, now);
    }

    /// <summary>Completes the order if that was the last thing missing, and tells.</summary>
    public void CompleteIfDone(Order order, DateTimeOffset now)
    {
        if (order.TryComplete(now))
            events.Publish(new OrderCompleted(order.Id), order.Id);
    }

    // What goods cost is in the base currency: an order in another one has no margin to tell.
    private async Task FreezeCostsAsync(Order order, CancellationToken ct)
    {
        var variants = await products.FindAsync([.. order.Lines.Select(line => line.VariantId).Distinct()], ct);
        order.FreezeCosts(variants.Values.Where(it => it.Cost is not null && it.Currency == order.Currency).ToDictionary(it => it.VariantId, it => it.Cost!.Value));
    }

    private async Task TakeAsync(Order order, IReadOnlyList<Allocation> allocations, DateTimeOffset now, CancellationToken ct)
    {
        List<string> drawn = [];

        foreach (var _ in allocations.DistinctBy(it => it.WarehouseId))
            drawn.Add(await numbers.DrawAsync(DocumentKind.Fulfillment, now, db.FulfillmentNumbers, ct));

        order.Allocate(allocations, drawn, caller.Actor, now);
    }

    private static StockShortage Shortage(Order order, Shortage it) => new(
        new Id<VariantRef>(it.VariantId), order.SkuOf(it.VariantId), Scaled.ToDecimal(it.Wanted, Scaled.QuantityDigits), Scaled.ToDecimal(it.Available, Scaled.QuantityDigits));
}
