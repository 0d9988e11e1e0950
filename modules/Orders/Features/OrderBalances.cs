using Microsoft.EntityFrameworkCore;
using OrderCloud.Contracts.Orders;
using OrderCloud.Orders.Domain;
using OrderCloud.Orders.Persistence;
using OrderCloud.Platform.Access;

namespace OrderCloud.Orders.Features;

/// <inheritdoc cref="IOrderBalances"/>
internal sealed class OrderBalances(OrdersDb db, OrderConfirmation confirmation, Caller caller, TimeProvider clock) : IOrderBalances
{
    public async Task<IReadOnlyDictionary<Guid, OrderBalance>> FindAsync(IReadOnlyCollection<Guid> orderIds, CancellationToken ct) => await db.Orders.AsNoTracking()
        .Where(order => orderIds.Contains(order.Id))
        .Select(order => new OrderBalance(order.Id, order.Number, order.Currency, order.Total, order.Captured, order.Refunded,
            order.Status == OrderStatus.PendingReview || order.Status == OrderStatus.Confirmed || order.Status == OrderStatus.Completed))
        .ToDictionaryAsync(balance => balance.OrderId, ct);

    public async Task ApplyAsync(Guid orderId, long captured, long refunded, CancellationToken ct)
    {
        var order = await db.LoadAsync(orderId, ct) ?? throw new InvalidOperationException("Money was applied to an order that doesn't exist: ask FindAsync first.");
        var now = clock.GetUtcNow();

        order.ApplyPayment(captured, refunded, caller.Actor, now);
        confirmation.CompleteIfDone(order, now);
    }
}
