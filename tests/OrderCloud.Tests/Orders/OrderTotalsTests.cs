using CsCheck;
using OrderCloud.Contracts;
using OrderCloud.Contracts.Catalog;
using OrderCloud.Orders.Domain;
using static OrderCloud.Tests.Orders.Sample;

namespace OrderCloud.Tests.Orders;

[Trait("Capability", "E3/part")]
public sealed class OrderTotalsTests
{
    private static readonly Gen<LineEntry> AnyLine = Gen.Select(Gen.Long[1, 5_000_000], Gen.Long[0, 900_000_000], Gen.Long[0, 100], Gen.Enum<ProductKind>())
        .Select((quantity, price, share, kind) => Entry(quantity, price, share, kind));

    [Theory]
    [InlineData("GBP", 0.350, 12.80, 448)]
    [InlineData("GBP", 3, 1.335, 401)]
    [InlineData("GBP", 1, 0.005, 1)]
    [InlineData("JPY", 3, 33.5, 101)]
    [InlineData("KWD", 1, 1.2345, 1235)]
    public void A_line_is_rounded_once_in_its_currency(string currency, decimal quantity, decimal price, long expected) =>
        Assert.Equal(expected, Draft(currency, [Line(quantity, price)]).Total);

    [Fact]
    public void Half_a_penny_follows_the_orders_own_rounding()
    {
        Assert.Equal(1, Draft("GBP", [Line(1, 0.005m)], RoundingMode.HalfUp).Total);
        Assert.Equal(0, Draft("GBP", [Line(1, 0.005m)], RoundingMode.HalfEven).Total);
    }

    [Fact]
    public void Lines_discounts_shipping_and_fees_add_up_to_the_total()
    {
        var order = Order.Draft(WalkIn with { ShippingNet = 495, FeesNet = 5 }, [Line(2, 10m, discount: 150), Line(1, 3.33m)], "GBP", RoundingMode.HalfUp, Maker, Noon);

        Assert.Equal((2_333, 150, 2_683, 0, 2_683), (order.Gross, order.DiscountTotal, order.Net, order.Tax, order.Total));
        Assert.Equal((2, 2_683), (order.LineCount, order.BalanceDue));
    }

    [Fact]
    public void Whatever_is_done_to_a_draft_its_total_is_the_sum_of_its_parts() => Gen.Select(AnyLine.Array[1, 12], Gen.Long[0, 10_000], Gen.Long[0, 10_000], Gen.Enum<RoundingMode>(), Gen.Int[0, 1_000]).Sample((lines, shipping, fees, rounding, pick) =>
    {
        var order = Order.Draft(WalkIn with { ShippingNet = shipping, FeesNet = fees }, lines, "EUR", rounding, Maker, Noon);
        Assert.True(AddsUp(order));

        order.AddLines([lines[0]], Maker, Noon);
        Assert.True(AddsUp(order));

        var line = order.Lines[pick % order.Lines.Count];
        order.ChangeLine(line, line.Quantity + 7, line.UnitPrice + 3, 0, null, Maker, Noon);
        Assert.True(AddsUp(order));

        order.RemoveLine(order.Lines[pick % order.Lines.Count], Maker, Noon);
        Assert.True(AddsUp(order));

        order.Cancel("Enough", Maker, Noon);
        Assert.True(AddsUp(order));
        Assert.Equal(0, order.Total);
    });

    [Fact]
    public void The_balance_is_what_the_total_leaves_after_money_in_and_out() => Gen.Select(AnyLine.Array[1, 4], Gen.Long[0, 1_000_000].Array[1, 6]).Sample((lines, amounts) =>
    {
        var order = Confirmed(lines);

        foreach (var (index, amount) in amounts.Index())
            order.ApplyPayment(index % 3 == 2 ? 0 : amount, index % 3 == 2 ? amount : 0, Maker, Noon);

        Assert.Equal(order.Total - order.Credited - order.Captured + order.Refunded, order.BalanceDue);
    });

    [Fact]
    public void A_total_that_does_not_fit_is_refused_and_not_wrapped() =>
        Assert.Throws<OverflowException>(() => Draft([.. Enumerable.Repeat(new LineEntry(Guid.Empty, "X", "X", "pcs", ProductKind.Stocked, 1_000_000_000_000, 10_000_000_000_000, 0), 1_000)]));

    private static LineEntry Entry(long quantity, long price, long share, ProductKind kind)
    {
        var gross = OrderLine.GrossOf(price, quantity, "EUR", RoundingMode.HalfUp);
        var even = OrderLine.GrossOf(price, quantity, "EUR", RoundingMode.HalfEven);

        return new(Guid.CreateVersion7(), "SKU", "Thing", "pcs", kind, quantity, price, Math.Min(gross, even) * share / 100, "Why not");
    }

    private static bool AddsUp(Order order) =>
        order.Gross == order.Lines.Sum(line => line.Gross)
        && order.DiscountTotal == order.Lines.Sum(line => line.Gross - line.Net)
        && order.Net == order.Lines.Sum(line => line.Net) + order.ShippingNet + order.FeesNet
        && order.Total == order.Net + order.Tax
        && order.LineCount == order.Lines.Count
        && order.Lines.All(line => line.Gross >= line.Net && line.Net >= 0);
}
