using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Contracts;
using OrderCloud.Contracts.Orders;
using OrderCloud.Payments;
using OrderCloud.Payments.Features;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Tests.Payments;

/// <summary>Refusals that no order of a company can meet today, since all are in its base currency.</summary>
public sealed class ReceiptBookTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_order_in_another_currency_is_not_matched()
    {
        var fault = await FaultOfAsync(new OrderBalance(Guid.NewGuid(), "SO-1", "USD", 10_00, 0, 0, AcceptsPayment: true), 10m, left: 10_00);

        var mismatch = Assert.IsType<CurrencyMismatchError>(fault);
        Assert.Equal(("CURRENCY_MISMATCH", "USD", "EUR"), (mismatch.Code, mismatch.OrderCurrency, mismatch.ReceiptCurrency));
        Assert.Equal(["input", "matches", "0", "orderId"], mismatch.Field);
    }

    [Fact]
    public async Task What_is_left_is_looked_at_first()
    {
        var fault = await FaultOfAsync(new OrderBalance(Guid.NewGuid(), "SO-1", "USD", 10_00, 0, 0, AcceptsPayment: false), 10m, left: 9_99);

        Assert.Equal(new Money(9_99, "EUR"), Assert.IsType<ReceiptExceededError>(fault).Left);
    }

    [Fact]
    public async Task An_order_that_takes_it_is_no_fault() =>
        Assert.Null(await FaultOfAsync(new OrderBalance(Guid.NewGuid(), "SO-1", "EUR", 1_00, 0, 0, AcceptsPayment: true), 10m, left: 10_00));

    private static async Task<Error?> FaultOfAsync(OrderBalance order, decimal amount, long left)
    {
        await using var till = await ModuleOnDatabase.OpenAsync("sqlite", new PaymentsModule(), services => services.AddSingleton<IOrderBalances>(new OneOrder(order)));

        return await till.DoAsync(scope => scope.GetRequiredService<ReceiptBook>().FaultAsync([new(new(order.OrderId), amount)], left, "EUR", Ct));
    }

    /// <summary>Stands in for Orders.</summary>
    private sealed class OneOrder(OrderBalance order) : IOrderBalances
    {
        public Task<IReadOnlyDictionary<Guid, OrderBalance>> FindAsync(IReadOnlyCollection<Guid> orderIds, CancellationToken ct) =>
            Task.FromResult<IReadOnlyDictionary<Guid, OrderBalance>>(new Dictionary<Guid, OrderBalance> { [order.OrderId] = order });

        public Task<Guid?> ApplyAsync(Guid orderId, long captured, long refunded, CancellationToken ct) => Task.FromResult<Guid?>(null);
    }
}
