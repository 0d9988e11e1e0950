using OrderCloud.Contracts.Orders;
using OrderCloud.Platform.Outbox;

namespace OrderCloud.Analytics.Features;

/// <summary>Counts a chunk of another system's orders and returns.</summary>
internal sealed class OnSalesHistoryImported(SalesCounter counter) : IEventHandler<SalesHistoryImported>
{
    public Task HandleAsync(SalesHistoryImported fact, EventHeader header, CancellationToken ct) => counter.CountAsync(fact.Documents, times: 1, ct);
}
