using OrderCloud.Contracts;
using OrderCloud.Contracts.Catalog;
using OrderCloud.Orders.Domain;
using static OrderCloud.Tests.Orders.Sample;

namespace OrderCloud.Tests.Orders;

public sealed class OrderHistoryTests
{
    private static readonly DateTimeOffset LongAgo = new(2010, 12, 1, 8, 26, 0, TimeSpan.Zero);

    [Fact]
    public void An_order_of_a_history_reads_completed_at_its_own_date()
    {
        var order = Order.FromHistory(Document(Line(6, 2.55m), Line(1, 18m, kind: ProductKind.Fee)), Maker, Noon);

        Assert.Equal((OrderStatus.Completed, "536365", "536365", "online-retail"), (order.Status, order.Number, order.ExternalId, order.Channel));
        Assert.Equal((LongAgo, LongAgo, LongAgo, Noon), (order.PlacedAt, order.ConfirmedAt, order.CompletedAt, order.CreatedAt));
        Assert.Equal((3_330, 3_330, 0), (order.Total, order.Captured, order.BalanceDue));
        Assert.Equal((AllocationStatus.Full, FulfillmentStatus.Delivered, PaymentStatus.Paid), (order.AllocationStatus, order.FulfillmentStatus, order.PaymentStatus));
        Assert.Empty(order.Fulfillments);
    }

    [Fact]
    public void Its_timeline_is_external_and_at_its_own_date()
    {
        var order = Order.FromHistory(Document(Line()), Maker, Noon);

        Assert.Equal([OrderEventKind.Confirmed, OrderEventKind.Shipped, OrderEventKind.Delivered, OrderEventKind.PaymentApplied], order.Events.Select(it => it.Kind));
        Assert.All(order.Events, it => Assert.True(it.IsExternal && it.At == LongAgo && it.ById is null && it.ByName == "online-retail"));
        Assert.Contains(new EventDatum("method", "EXTERNAL"), order.Events[^1].Data);
    }

    [Fact]
    public void It_keeps_how_its_customers_name_is_typed() =>
        Assert.Equal("zs zhangsan", Order.FromHistory(Document(Line()) with { CustomerName = "张三" }, Maker, Noon).CustomerPinyin);

    [Fact]
    public void Free_goods_are_paid_by_nothing() =>
        Assert.Equal((0, PaymentStatus.Paid, OrderStatus.Completed), Order.FromHistory(Document(Line(1, 0)), Maker, Noon) is var order ? (order.Total, order.PaymentStatus, order.Status) : default);

    [Fact]
    public void Equal_lines_are_all_kept()
    {
        var line = Line();

        Assert.Equal([1, 2, 3], Order.FromHistory(Document(line, line, line), Maker, Noon).Lines.Select(it => it.LineNumber));
    }

    [Fact]
    public void A_return_of_a_history_stands_alone_and_counts_negative()
    {
        var it = SalesReturn.FromHistory(Document(Line(2, 4.25m), Line(1, 1m, kind: ProductKind.Fee)), Noon);

        Assert.Equal((SalesReturnStatus.Closed, "536365", 950, 950, 2), (it.Status, it.Number, it.Total, it.Refunded, it.LineCount));
        Assert.Equal([(-2_000, -850, true), (-1_000, -100, false)], it.Sale.Lines.Select(line => (line.Quantity, line.Net, line.IsGoods)));
        Assert.True(it.Sale.IsReturn);
        Assert.Equal(LongAgo, it.Sale.PlacedAt);
    }

    [Fact]
    public void What_analytics_counts_adds_up_to_the_lines()
    {
        var order = Confirmed(Line(2, 10m, discount: 150), Line(1, 5m, kind: ProductKind.Voucher));

        Assert.Equal([(2_000, 2_000, 150, 1_850, true), (1_000, 500, 0, 500, false)], order.Sale.Lines.Select(line => (line.Quantity, line.Gross, line.Discount, line.Net, line.IsGoods)));
        Assert.Equal((order.Id, false, (Guid?)null, order.PlacedAt), (order.Sale.DocumentId, order.Sale.IsReturn, order.Sale.CustomerId, order.Sale.PlacedAt));
    }

    private static HistoricDocument Document(params LineEntry[] lines) =>
        new("online-retail", "536365", new string('0', 64), "GBP", RoundingMode.HalfUp, CustomerId: null, CustomerName: null, LongAgo, ["unusual-number"], lines);
}
