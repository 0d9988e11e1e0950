using CsCheck;
using OrderCloud.Orders.Domain;

namespace OrderCloud.Tests.Orders;

public sealed class DerivationTests
{
    private static readonly Gen<long> Few = Gen.Long[0, 3];

    [Theory]
    [InlineData(0, 0, 0, AllocationStatus.Full)]
    [InlineData(5, 5, 0, AllocationStatus.Full)]
    [InlineData(5, 3, 2, AllocationStatus.Backordered)]
    [InlineData(5, 0, 5, AllocationStatus.Backordered)]
    [InlineData(5, 3, 0, AllocationStatus.Partial)]
    [InlineData(5, 0, 0, AllocationStatus.None)]
    public void Allocation_follows_open_and_allocated_quantities(long open, long allocated, long backordered, object expected) =>
        Assert.Equal((AllocationStatus)expected, Derivation.Allocation(new(open, open, allocated, backordered, Shipped: 0, Delivered: 0, Returned: 0)));

    [Theory]
    [InlineData(0, 0, 0, FulfillmentStatus.NotRequired)]
    [InlineData(5, 5, 5, FulfillmentStatus.Delivered)]
    [InlineData(5, 5, 1, FulfillmentStatus.PartiallyDelivered)]
    [InlineData(5, 2, 1, FulfillmentStatus.PartiallyDelivered)]
    [InlineData(5, 5, 0, FulfillmentStatus.Shipped)]
    [InlineData(5, 2, 0, FulfillmentStatus.PartiallyShipped)]
    [InlineData(5, 0, 0, FulfillmentStatus.Unfulfilled)]
    public void Fulfillment_follows_shipped_and_delivered_quantities(long wanted, long shipped, long delivered, object expected) =>
        Assert.Equal((FulfillmentStatus)expected, Derivation.Fulfillment(new(wanted, wanted - shipped, Allocated: 0, Backordered: 0, shipped, delivered, Returned: 0)));

    [Theory]
    [InlineData(true, 0, 0, 0, PaymentStatus.Voided)]
    [InlineData(true, 0, 500, 0, PaymentStatus.Overpaid)]
    [InlineData(true, 0, 500, 500, PaymentStatus.Refunded)]
    [InlineData(false, 1000, 0, 0, PaymentStatus.Unpaid)]
    [InlineData(false, 1000, 400, 0, PaymentStatus.PartiallyPaid)]
    [InlineData(false, 1000, 1000, 0, PaymentStatus.Paid)]
    [InlineData(false, 1000, 1200, 0, PaymentStatus.Overpaid)]
    [InlineData(false, 1000, 1000, 300, PaymentStatus.PartiallyRefunded)]
    [InlineData(false, 1000, 1000, 1000, PaymentStatus.Refunded)]
    [InlineData(false, 0, 0, 0, PaymentStatus.Paid)]
    public void Payment_follows_what_came_in_and_went_back(bool isVoid, long total, long captured, long refunded, object expected) =>
        Assert.Equal((PaymentStatus)expected, Derivation.Payment(new(isVoid, HasLines: true, total, Credited: 0, captured, refunded)));

    [Fact]
    public void An_empty_draft_is_unpaid() => Assert.Equal(PaymentStatus.Unpaid, Derivation.Payment(new(IsVoid: false, HasLines: false, 0, 0, 0, 0)));

    [Fact]
    public void Authorisations_count_once_they_cover_what_is_due()
    {
        Assert.Equal(PaymentStatus.Authorized, Derivation.Payment(new(false, true, 1_000, 0, 0, 0, Authorized: 1_000)));
        Assert.Equal(PaymentStatus.Pending, Derivation.Payment(new(false, true, 1_000, 0, 0, 0, Authorized: 999, HasPending: true)));
    }

    /// <summary>The rule of the domain read aloud, line by line, against the switch.</summary>
    [Fact]
    public void The_first_line_that_holds_wins() => Gen.Select(Gen.Bool, Gen.Bool, Few, Few, Few, Gen.Select(Few, Few, Gen.Bool)).Sample((isVoid, hasLines, total, credited, captured, rest) =>
    {
        var (refunded, authorized, hasPending) = rest;
        var (due, paid) = (total - credited, captured - refunded);

        (bool Holds, PaymentStatus Status)[] lines =
        [
            (isVoid && captured == 0, PaymentStatus.Voided),
            (captured > 0 && paid == 0, PaymentStatus.Refunded),
            (paid > due, PaymentStatus.Overpaid),
            (refunded > 0, PaymentStatus.PartiallyRefunded),
            (paid == due && hasLines, PaymentStatus.Paid),
            (paid > 0, PaymentStatus.PartiallyPaid),
            (authorized > 0 && authorized >= due, PaymentStatus.Authorized),
            (hasPending, PaymentStatus.Pending),
            (true, PaymentStatus.Unpaid),
        ];

        return Derivation.Payment(new(isVoid, hasLines, total, credited, captured, refunded, authorized, hasPending)) == lines.First(line => line.Holds).Status;
    });

    [Fact]
    public void Returns_follow_what_came_back()
    {
        Assert.Equal(ReturnStatus.None, Derivation.Return(Delivered(5, returned: 0)));
        Assert.Equal(ReturnStatus.PartiallyReturned, Derivation.Return(Delivered(5, returned: 2)));
        Assert.Equal(ReturnStatus.Returned, Derivation.Return(Delivered(5, returned: 5)));
        Assert.Equal(ReturnStatus.Requested, Derivation.Return(Delivered(5, returned: 5), requested: true));
        Assert.Equal(ReturnStatus.InProgress, Derivation.Return(Delivered(5, returned: 5), inProgress: true, requested: true));
    }

    [Theory]
    [InlineData(100, 0, InvoiceStatus.NotInvoiced)]
    [InlineData(100, 40, InvoiceStatus.PartiallyInvoiced)]
    [InlineData(100, 100, InvoiceStatus.Invoiced)]
    public void Invoices_are_measured_by_the_total(long total, long invoiced, object expected) => Assert.Equal((InvoiceStatus)expected, Derivation.Invoice(total, invoiced));

    private static GoodsSums Delivered(long quantity, long returned) => new(quantity, Open: 0, Allocated: 0, Backordered: 0, quantity, quantity, returned);
}
