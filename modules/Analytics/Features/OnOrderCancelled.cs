using OrderCloud.Contracts.Orders;
using OrderCloud.Platform.Outbox;

namespace OrderCloud.Analytics.Features;

/// <summary>Takes back what was counted of an order, on the same day.</summary>
internal sealed class OnOrderCancelled(SalesCounter counter) : IEventHandler<OrderCancelled>
{
    public Task HandleAsync(OrderCancelled fact, EventHeader header, CancellationToken ct) => counter.CountAsync([fact.Sale], times: -1, ct);
}
