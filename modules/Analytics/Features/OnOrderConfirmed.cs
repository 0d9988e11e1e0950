using OrderCloud.Contracts.Orders;
using OrderCloud.Platform.Outbox;

namespace OrderCloud.Analytics.Features;

/// <summary>Counts a confirmed order, on the day it was placed.</summary>
internal sealed class OnOrderConfirmed(SalesCounter counter) : IEventHandler<OrderConfirmed>
{
    public Task HandleAsync(OrderConfirmed fact, EventHeader header, CancellationToken ct) => counter.CountAsync([fact.Sale], times: 1, ct);
}
