namespace OrderCloud.Orders.Domain;

/// <summary>Sums over an order's lines that have to be shipped, in thousandths.</summary>
/// <param name="Wanted">Ordered and not cancelled.</param>
/// <param name="Open">Wanted and not shipped.</param>
internal readonly record struct GoodsSums(long Wanted, long Open, long Allocated, long Backordered, long Shipped, long Delivered, long Returned)
{
    public GoodsSums Plus(OrderLine line) => !line.NeedsShipping ? this : new(
        checked(Wanted + line.Wanted), Open + line.Open, Allocated + line.Allocated, Backordered, Shipped + line.Shipped, Delivered + line.Delivered, Returned + line.Returned);
}

/// <summary>What an order's payment status is made from, in minor units.</summary>
/// <param name="IsVoid">The order is cancelled or expired.</param>
/// <param name="Authorized">Live authorisations.</param>
/// <param name="HasPending">A transaction waits for the payer or the provider.</param>
internal readonly record struct MoneySums(bool IsVoid, bool HasLines, long Total, long Credited, long Captured, long Refunded, long Authorized = 0, bool HasPending = false)
{
    public long Due => Total - Credited;

    public long Paid => Captured - Refunded;
}

/// <summary>The derived statuses: pure functions of quantities and amounts. In each the first line that holds wins.</summary>
internal static class Derivation
{
    public static AllocationStatus Allocation(GoodsSums goods) => goods switch
    {
        { Open: 0 } => AllocationStatus.Full,
        { Open: var open, Allocated: var allocated } when allocated >= open => AllocationStatus.Full,
        { Backordered: > 0 } => AllocationStatus.Backordered,
        { Allocated: > 0 } => AllocationStatus.Partial,
        _ => AllocationStatus.None,
    };

    public static FulfillmentStatus Fulfillment(GoodsSums goods) => goods switch
    {
        { Wanted: 0 } => FulfillmentStatus.NotRequired,
        { Wanted: var wanted, Delivered: var delivered } when delivered >= wanted => FulfillmentStatus.Delivered,
        { Delivered: > 0 } => FulfillmentStatus.PartiallyDelivered,
        { Wanted: var wanted, Shipped: var shipped } when shipped >= wanted => FulfillmentStatus.Shipped,
        { Shipped: > 0 } => FulfillmentStatus.PartiallyShipped,
        _ => FulfillmentStatus.Unfulfilled,
    };

    public static PaymentStatus Payment(MoneySums money) => money switch
    {
        { IsVoid: true, Captured: 0 } => PaymentStatus.Voided,
        { Captured: > 0, Paid: 0 } => PaymentStatus.Refunded,
        { Paid: var paid, Due: var due } when paid > due => PaymentStatus.Overpaid,
        { Refunded: > 0 } => PaymentStatus.PartiallyRefunded,
        { Paid: var paid, Due: var due, HasLines: true } when paid == due => PaymentStatus.Paid,
        { Paid: > 0 } => PaymentStatus.PartiallyPaid,
        { Authorized: > 0 and var authorized, Due: var due } when authorized >= due => PaymentStatus.Authorized,
        { HasPending: true } => PaymentStatus.Pending,
        _ => PaymentStatus.Unpaid,
    };

    /// <param name="inProgress">A return stands between approval and inspection.</param>
    /// <param name="requested">A return is asked for.</param>
    public static ReturnStatus Return(GoodsSums goods, bool inProgress = false, bool requested = false) => goods switch
    {
        _ when inProgress => ReturnStatus.InProgress,
        _ when requested => ReturnStatus.Requested,
        { Returned: 0 } => ReturnStatus.None,
        { Delivered: var delivered, Returned: var returned } when returned >= delivered => ReturnStatus.Returned,
        _ => ReturnStatus.PartiallyReturned,
    };

    /// <param name="invoiced">Invoices less credit notes, in minor units.</param>
    public static InvoiceStatus Invoice(long total, long invoiced) => invoiced switch
    {
        <= 0 => InvoiceStatus.NotInvoiced,
        _ when invoiced >= total => InvoiceStatus.Invoiced,
        _ => InvoiceStatus.PartiallyInvoiced,
    };
}
