using System.Globalization;
using OrderCloud.Contracts;
using OrderCloud.Platform.Audit;

namespace OrderCloud.Orders.Domain;

// Amounts and the statuses that are derived from them. Nothing else writes a derived status.
internal sealed partial class Order
{
    /// <summary>Minor units: the lines before discounts.</summary>
    public long Gross { get; private set; }

    /// <summary>Minor units: all discounts of the lines.</summary>
    public long DiscountTotal { get; private set; }

    /// <summary>Minor units: lines, shipping and fees without tax.</summary>
    public long Net { get; private set; }

    /// <summary>Minor units: what is charged for shipping, without tax.</summary>
    public long ShippingNet { get; private set; }

    /// <summary>Minor units: other fees, without tax.</summary>
    public long FeesNet { get; private set; }

    /// <summary>Minor units.</summary>
    public long Tax { get; private set; }

    /// <summary>Minor units: net and tax.</summary>
    public long Total { get; private set; }

    /// <summary>Minor units received.</summary>
    public long Captured { get; private set; }

    /// <summary>Minor units given back.</summary>
    public long Refunded { get; private set; }

    /// <summary>Minor units credited for returns and allowances.</summary>
    public long Credited { get; private set; }

    /// <summary>Minor units still owed: total − credited − captured + refunded; negative when we owe the customer.</summary>
    public long BalanceDue { get; private set; }

    /// <summary>Minor units: what is earned on the lines, shipping and fees apart; null unless the cost of each is known.</summary>
    [NotAudited("Follows from the lines.")]
    public long? Margin { get; private set; }

    public int LineCount { get; private set; }

    /// <summary>How much of it has stock set aside.</summary>
    public AllocationStatus AllocationStatus { get; private set; }

    /// <summary>How far its goods are on their way.</summary>
    public FulfillmentStatus FulfillmentStatus { get; private set; }

    /// <summary>How much of it has been paid.</summary>
    public PaymentStatus PaymentStatus { get; private set; }

    /// <summary>How much of it came back.</summary>
    public ReturnStatus ReturnStatus { get; private set; }

    /// <summary>How much of it has been invoiced.</summary>
    public InvoiceStatus InvoiceStatus { get; private set; }

    /// <summary>Somebody may pay it.</summary>
    public bool AcceptsPayment => Status is OrderStatus.PendingReview or OrderStatus.Confirmed or OrderStatus.Completed;

    private bool HasShipped => FulfillmentStatus is not (FulfillmentStatus.NotRequired or FulfillmentStatus.Unfulfilled);

    private bool IsVoid => Status is OrderStatus.Cancelled or OrderStatus.Expired;

    /// <summary>Adds to what was received and given back.</summary>
    /// <param name="captured">Minor units; negative when a receipt is reversed.</param>
    public void ApplyPayment(long captured, long refunded, Actor by, DateTimeOffset at)
    {
        checked
        {
            Captured += captured;
            Refunded += refunded;
        }

        Record(OrderEventKind.PaymentApplied, by, at, ("captured", captured == 0 ? null : Text(captured)), ("refunded", refunded == 0 ? null : Text(refunded)));
        Derive();
    }

    /// <summary>Keeps on each line what its goods cost now, when the order is confirmed.</summary>
    /// <param name="unitCosts">Millionths of the order's currency, by variant; what is missing is not known.</param>
    public void FreezeCosts(IReadOnlyDictionary<Guid, long> unitCosts)
    {
        foreach (var line in lines)
            line.FreezeCost(unitCosts.TryGetValue(line.VariantId, out var cost) ? cost : null);

        Derive();
    }

    private static string Quantity(long thousandths) => Scaled.ToDecimal(thousandths, Scaled.QuantityDigits).ToString("0.###", CultureInfo.InvariantCulture);

    private string Text(long minorUnits) => Currencies.ToAmount(minorUnits, Currency).ToString(CultureInfo.InvariantCulture);

    // Adds up the lines, then derives every status: in the transaction that changed what they are made from.
    private void Derive()
    {
        long gross = 0, net = 0, tax = 0;
        long? margin = lines.Count > 0 ? 0 : null;
        var goods = new GoodsSums();

        checked
        {
            foreach (var line in lines)
            {
                line.Price(Rounding);
                (gross, net, tax) = (gross + line.Gross, net + line.Net, tax + line.Tax);
                margin += line.Margin;
                goods = goods.Plus(line);
            }

            (Gross, DiscountTotal, Net, Tax, Margin, LineCount) = (gross, gross - net, net + ShippingNet + FeesNet, tax, margin, lines.Count);
            Total = Net + Tax;
            BalanceDue = Total - Credited - Captured + Refunded;
        }

        AllocationStatus = Derivation.Allocation(goods);
        FulfillmentStatus = Derivation.Fulfillment(goods);
        PaymentStatus = Derivation.Payment(new MoneySums(IsVoid, lines.Count > 0, Total, Credited, Captured, Refunded));
        ReturnStatus = Derivation.Return(goods);
        InvoiceStatus = Derivation.Invoice(Total, invoiced: 0);
    }
}
