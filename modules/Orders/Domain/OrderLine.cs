using OrderCloud.Contracts;
using OrderCloud.Contracts.Catalog;
using OrderCloud.Contracts.Orders;
using OrderCloud.Platform.Audit;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Orders.Domain;

/// <summary>What an order line copied of a variant, and how much of it is wanted at what price.</summary>
/// <param name="Quantity">Thousandths, above zero.</param>
/// <param name="UnitPrice">Millionths of the order's currency.</param>
/// <param name="Discount">Minor units off the whole line.</param>
internal readonly record struct LineEntry(
    Guid VariantId, string Sku, string Name, string Unit, ProductKind Kind, long Quantity, long UnitPrice, long Discount = 0, string? DiscountReason = null);

/// <summary>A line of an order. Name, SKU, unit and price are copies: they never change with the product.</summary>
internal sealed class OrderLine : ITenantOwned
{
    private OrderLine() { }

    public OrderLine(int lineNumber, LineEntry entry, string currency)
    {
        (LineNumber, Currency) = (lineNumber, currency);
        (VariantId, Sku, Name, Unit, Kind) = (entry.VariantId, entry.Sku, entry.Name, entry.Unit, entry.Kind);
        (Quantity, UnitPrice, Discount, DiscountReason) = (entry.Quantity, entry.UnitPrice, entry.Discount, entry.DiscountReason);
    }

    public Guid TenantId { get; private set; }

    public Guid Id { get; private set; } = RowId.New();

    public Guid OrderId { get; private set; }

    /// <summary>Its place on the order, from 1.</summary>
    public int LineNumber { get; private set; }

    public Guid VariantId { get; private set; }

    /// <summary>The SKU when the line was entered.</summary>
    public string Sku { get; private set; } = "";

    /// <summary>Product and variant as one line of text, when the line was entered.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Unit of measure, when the line was entered.</summary>
    public string Unit { get; private set; } = "";

    /// <summary>Goods are shipped; services, fees and vouchers are not.</summary>
    public ProductKind Kind { get; private set; }

    /// <summary>The order's.</summary>
    public string Currency { get; private set; } = "";

    /// <summary>Thousandths, above zero.</summary>
    public long Quantity { get; private set; }

    /// <summary>Millionths of the order's currency.</summary>
    public long UnitPrice { get; private set; }

    /// <summary>Minor units off the whole line; at most its gross amount.</summary>
    public long Discount { get; private set; }

    /// <summary>Why there is a discount.</summary>
    public string? DiscountReason { get; private set; }

    /// <summary>Minor units: unit price × quantity that is not cancelled, rounded once, before the discount.</summary>
    public long Gross { get; private set; }

    /// <summary>Minor units: after the discount, without tax.</summary>
    public long Net { get; private set; }

    /// <summary>Minor units.</summary>
    public long Tax { get; private set; }

    /// <summary>What one unit cost when the order was confirmed, in millionths of its currency; null before, and where nobody said.</summary>
    [NotAudited("A copy: the variant's entries have it, and the timeline when it was taken.")]
    public long? UnitCost { get; private set; }

    /// <summary>Minor units: unit cost × quantity that is not cancelled, rounded once.</summary>
    [NotAudited("Follows from cost and quantity.")]
    public long? Cost { get; private set; }

    /// <summary>Minor units: net less cost; null where the cost isn't known.</summary>
    public long? Margin => Net - Cost;

    /// <summary>Thousandths promised from stock and not yet shipped.</summary>
    public long Allocated { get; private set; }

    /// <summary>Thousandths taken from the shelf.</summary>
    public long Picked { get; private set; }

    /// <summary>Thousandths in a parcel; at most what is picked.</summary>
    public long Packed { get; private set; }

    /// <summary>Thousandths that left; at most what is packed.</summary>
    public long Shipped { get; private set; }

    /// <summary>Thousandths that arrived; at most what left.</summary>
    public long Delivered { get; private set; }

    /// <summary>Thousandths no longer wanted; with what left at most the quantity.</summary>
    public long Cancelled { get; private set; }

    /// <summary>Thousandths that came back; at most what arrived.</summary>
    public long Returned { get; private set; }

    /// <summary>Goods leave a warehouse; services, fees and vouchers don't.</summary>
    public bool NeedsShipping => Kind is ProductKind.Stocked;

    /// <summary>Thousandths ordered and not cancelled.</summary>
    public long Wanted => Quantity - Cancelled;

    /// <summary>Thousandths still to be shipped.</summary>
    public long Open => NeedsShipping ? Wanted - Shipped : 0;

    /// <summary>The line's part of what analytics counts.</summary>
    public SalesLine Sale => new(VariantId, Wanted, Gross, Gross - Net, Net, Tax, IsGoods: Kind is ProductKind.Stocked or ProductKind.Service);

    /// <summary>What the line would come to before its discount.</summary>
    /// <exception cref="OverflowException">The amount doesn't fit.</exception>
    public static long GrossOf(long unitPrice, long quantity, string currency, RoundingMode rounding) => Rounding.LineAmount(unitPrice, quantity, currency, rounding);

    public void Change(long quantity, long unitPrice, long discount, string? discountReason) =>
        (Quantity, UnitPrice, Discount, DiscountReason) = (quantity, unitPrice, discount, discountReason);

    /// <summary>Computes the amounts from price, quantity and discount; the one place where a line is rounded.</summary>
    public void Price(RoundingMode rounding)
    {
        Gross = GrossOf(UnitPrice, Wanted, Currency, rounding);
        Cost = UnitCost is { } cost ? GrossOf(cost, Wanted, Currency, rounding) : null;
        Net = Gross - (Cancelled == 0 ? Discount : Rounding.Divide((Int128)Discount * Wanted, Quantity, rounding));
    }

    /// <summary>Keeps what one unit costs now; later changes of the product don't touch it.</summary>
    public void FreezeCost(long? unitCost) => UnitCost = unitCost;

    public void Allocate(long quantity) => Allocated += AtMost(quantity, Open - Allocated);

    public void Unallocate(long quantity) => Allocated -= AtMost(quantity, Allocated);

    public void Pack(long quantity)
    {
        AtMost(Packed + quantity, Shipped + Allocated);
        (Picked, Packed) = (Picked + quantity, Packed + quantity);
    }

    public void Unpack(long quantity)
    {
        AtMost(quantity, Packed - Shipped);
        (Picked, Packed) = (Picked - quantity, Packed - quantity);
    }

    public void Ship(long quantity)
    {
        AtMost(Shipped + quantity, Packed);
        (Allocated, Shipped) = (Allocated - AtMost(quantity, Allocated), Shipped + quantity);
    }

    public void Deliver(long quantity) => Delivered += AtMost(quantity, Shipped - Delivered);

    /// <summary>Nothing more of the line is wanted; what it held goes back.</summary>
    public void CancelRest() => (Cancelled, Allocated, Picked, Packed) = (Quantity - Shipped, 0, Shipped, Shipped);

    /// <summary>The line of a history: everything that could happen to it has happened.</summary>
    internal void Finish()
    {
        if (NeedsShipping)
            Picked = Packed = Shipped = Delivered = Quantity;
    }

    private static long AtMost(long quantity, long limit) => quantity >= 0 && quantity <= limit
        ? quantity
        : throw new InvalidOperationException($"{quantity} thousandths of a line can't move: {limit} are there.");
}
