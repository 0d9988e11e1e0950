using OrderCloud.Contracts.Orders;
using OrderCloud.Platform.Outbox;

namespace OrderCloud.Analytics.Features;

/// <summary>Takes what was counted of an order from one member's figures to another's.</summary>
internal sealed class OnOrderAssigned(SalesCounter counter) : IEventHandler<OrderAssigned>
{
    public async Task HandleAsync(OrderAssigned fact, EventHeader header, CancellationToken ct)
    {
        await counter.CountAsync([fact.Sale with { AssigneeId = fact.FormerAssigneeId }], times: -1, ct);
        await counter.CountAsync([fact.Sale], times: 1, ct);
    }
}
