using Microsoft.EntityFrameworkCore;
using OrderCloud.Contracts.Orders;
using OrderCloud.Orders.Persistence;
using OrderCloud.Platform.Access;

namespace OrderCloud.Orders.Features;

/// <inheritdoc cref="IOrderBalances"/>
internal sealed class OrderBalances(OrdersDb db, OrderConfirmation confirmation, Caller caller, TimeProvider clock) : IOrderBalances
{
    public async Task<IReadOnlyDictionary<Guid, OrderBalance>> FindAsync(IReadOnlyCollection<Guid> orderIds, CancellationToken ct)
    {
        var orders = await db.Orders.AsNoTracking().Where(order => orderIds.Contains(order.Id)).ToListAsync(ct);

        return orders.ToDictionary(order => order.Id, order =>
            new OrderBalance(order.Id, order.Number, order.Currency, order.Total, order.Captured, order.Refunded, order.AcceptsPayment) { Allowed = order.Allowed });
    }

    public async Task<Guid?> ApplyAsync(Guid orderId, long captured, long refunded, CancellationToken ct)
    {
        // A receipt may have paid an order that its reader doesn't find, or no longer: it is owed again all the same.
        var order = await db.LoadAnybodysAsync(orderId, ct) ?? throw new InvalidOperationException("Money was applied to an order that doesn't exist: ask FindAsync first.");
        var now = clock.GetUtcNow();

        order.ApplyPayment(captured, refunded, caller.Actor, now);
        confirmation.CompleteIfDone(order, now);

        return order.AssigneeId;
    }
}
