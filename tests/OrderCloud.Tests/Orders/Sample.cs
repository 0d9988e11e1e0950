using OrderCloud.Contracts;
using OrderCloud.Contracts.Catalog;
using OrderCloud.Contracts.Inventory;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Orders.Domain;

namespace OrderCloud.Tests.Orders;

/// <summary>Orders to start from.</summary>
internal static class Sample
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    public static readonly Actor Maker = new(Guid.CreateVersion7(), "Mia Maker");
    public static readonly Actor Reviewer = new(Guid.CreateVersion7(), "Rui Reviewer");
    public static readonly Guid North = Guid.CreateVersion7(), South = Guid.CreateVersion7();
    public static readonly CompanyProfile Issuer = new("Harbour Goods", Address: null, TaxId: null, Logo: null, "GBP", "Europe/London", "en");
    public static readonly OrderHead WalkIn = new(CustomerId: null, CustomerName: null, ShipTo: null, BillTo: null, Note: null, ShippingNet: 0, FeesNet: 0, ValidUntil: null);

    public static Approver Approving(Actor actor, bool isSoleOwner = false) => new(actor.Id, IsApiClient: false, Limit: null, isSoleOwner);

    /// <param name="quantity">In units.</param>
    /// <param name="price">In the currency's main unit.</param>
    public static LineEntry Line(decimal quantity = 2, decimal price = 4.99m, long discount = 0, ProductKind kind = ProductKind.Stocked) => new(
        Guid.CreateVersion7(), "TEA-1", "Tea, 1 kg", "pcs", kind, Scaled.FromDecimal(quantity, Scaled.QuantityDigits)!.Value, Scaled.FromDecimal(price, Scaled.PriceDigits)!.Value, discount, discount > 0 ? "Loyal" : null);

    public static Order Draft(params LineEntry[] lines) => Draft("GBP", lines);

    public static Order Draft(string currency, LineEntry[] lines, RoundingMode rounding = RoundingMode.HalfUp) =>
        Order.Draft(WalkIn, lines is [] ? [Line()] : lines, currency, rounding, Maker, Noon);

    public static Order Pending(params LineEntry[] lines)
    {
        var order = Draft(lines);
        order.Submit(ReviewVerdict.NeedsReview, [new(ReviewRule.Stock, ReviewVerdict.NeedsReview, "TEA-1", 2_000, 0)], Maker, Noon);
        order.AssignNumber("SO-1");

        return order;
    }

    public static Order Rejected()
    {
        var order = Draft();
        order.Submit(ReviewVerdict.Fail, [new(ReviewRule.Customer, ReviewVerdict.Fail, "Bad Debts Ltd")], Maker, Noon);
        order.AssignNumber("SO-1");

        return order;
    }

    /// <summary>Confirmed, with all its stock in the north.</summary>
    public static Order Confirmed(params LineEntry[] lines)
    {
        var order = Draft(lines);
        order.Submit(ReviewVerdict.Pass, [], Maker, Noon);
        order.AllocateFrom(North);
        order.AssignNumber("SO-1");

        return order;
    }

    public static Order Shipped()
    {
        var order = Confirmed();
        order.Ship(order.Packed(), "Post", "T-1", Issuer, Maker, Noon);

        return order;
    }

    public static Order Completed()
    {
        var order = Shipped();
        order.Deliver(order.Fulfillments[0], Maker, Noon);
        order.ApplyPayment(order.Total, 0, Maker, Noon);
        Assert.True(order.TryComplete(Noon));

        return order;
    }

    public static Order Cancelled()
    {
        var order = Draft();
        order.Cancel("Changed his mind", Maker, Noon);

        return order;
    }

    public static Order Expired()
    {
        var order = Draft();
        order.Expire(Noon);

        return order;
    }

    /// <summary>One order of each status.</summary>
    public static IReadOnlyList<Order> OneOfEach() => [Draft(), Pending(), Rejected(), Confirmed(), Completed(), Cancelled(), Expired()];

    /// <summary>Allocates what is wanted, all from one warehouse.</summary>
    public static void AllocateFrom(this Order order, Guid warehouse, string number = "F-1")
    {
        if (order.Demands.Count > 0)
            order.Allocate([.. order.Demands.Select(demand => new Allocation(demand.LineId, demand.VariantId, warehouse, demand.Quantity))], [number], Maker, Noon);
    }

    /// <summary>The first fulfillment, picked and packed whole.</summary>
    public static Fulfillment Packed(this Order order)
    {
        var fulfillment = order.Fulfillments[0];
        order.StartPicking(fulfillment, Maker, Noon);
        order.Pack(fulfillment, new Dictionary<Guid, long>(), new HashSet<Guid>(), restNumber: null, Maker, Noon);

        return fulfillment;
    }
}
