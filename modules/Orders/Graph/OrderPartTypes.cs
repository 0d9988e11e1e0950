using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Contracts;
using OrderCloud.Contracts.Catalog;
using OrderCloud.Orders.Domain;
using OrderCloud.Orders.Features;
using OrderCloud.Orders.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph.Data;

namespace OrderCloud.Orders.Graph;

internal sealed class OrderLineType : EntityType<OrderLine>
{
    private const int PriceDigits = Contracts.Scaled.PriceDigits, QuantityDigits = Contracts.Scaled.QuantityDigits;

    public OrderLineType() : base(OrderPermissions.Read)
    {
        Id(line => line.Id);
        Prop(line => line.LineNumber);
        Id<VariantRef>("variantId", line => line.VariantId).Filter();
        Related<VariantRef>("variant", line => line.VariantId).Describe("As it is now; the line keeps what it copied.");
        Prop(line => line.Sku).Filter();
        Prop(line => line.Name);
        Prop(line => line.Unit);
        Prop(line => line.Kind);
        Scaled("quantity", line => line.Quantity, QuantityDigits).Describe("What was ordered.");
        Scaled("unitPrice", line => line.UnitPrice, PriceDigits).Describe("In the order's currency.");
        Computed("discount", line => new Money(line.Discount, line.Currency)).Describe("Off the whole line.");
        Prop(line => line.DiscountReason);
        Computed("gross", line => new Money(line.Gross, line.Currency)).Describe("Unit price × quantity that is not cancelled, rounded once, before the discount.");
        Computed("net", line => new Money(line.Net, line.Currency)).Describe("After the discount, without tax.");
        Computed("tax", line => new Money(line.Tax, line.Currency)).Describe("Tax on the line.");
        Resolved("cost", (line, _) => ValueTask.FromResult(Amount(line.Cost, line)), line => line.Cost, line => line.Currency).Requires(OrderFields.ReadCost)
            .Describe("What the goods cost when the order was confirmed: unit cost × quantity that is not cancelled. Null before, and where nobody said.");
        Resolved("margin", (line, _) => ValueTask.FromResult(Amount(line.Margin, line)), line => line.Net, line => line.Cost, line => line.Currency).Requires(OrderFields.ReadMargin)
            .Describe("Net less cost; null where the cost isn't known.");
        Scaled("allocated", line => line.Allocated, QuantityDigits).Describe("Promised from stock and not yet shipped.");
        Scaled("picked", line => line.Picked, QuantityDigits).Describe("Taken from the shelf.");
        Scaled("packed", line => line.Packed, QuantityDigits).Describe("In a parcel.");
        Scaled("shipped", line => line.Shipped, QuantityDigits).Describe("Has left.");
        Scaled("delivered", line => line.Delivered, QuantityDigits).Describe("Has arrived.");
        Scaled("cancelled", line => line.Cancelled, QuantityDigits).Describe("No longer wanted.");
        Scaled("returned", line => line.Returned, QuantityDigits).Describe("Came back.");
        ById<OrdersDb>(db => db.Lines);
    }

    private static Money? Amount(long? minorUnits, OrderLine line) => minorUnits is { } units ? new Money(units, line.Currency) : null;
}

internal sealed class OrderEventType : EntityType<OrderEvent>
{
    public OrderEventType() : base(OrderPermissions.Read)
    {
        Id(it => it.Id);
        Prop(it => it.Position);
        Prop(it => it.Kind);
        Prop(it => it.At);
        Prop(it => it.ByName);
        Prop(it => it.IsExternal);
        Prop(it => it.Data);
        ById<OrdersDb>(db => db.Events);
    }
}

internal sealed class ReviewTaskType : EntityType<ReviewTask>
{
    public ReviewTaskType() : base(OrderPermissions.Read)
    {
        Id(task => task.Id);
        Prop(task => task.Level);
        Prop(task => task.Status);
        Resolved("findings", (task, context) => ValueTask.FromResult(Findings(task, context.RequestServices!.GetRequiredService<Caller>())), task => task.Reasons).Always().Describe("What the rules found.");
        Prop(task => task.OpenedAt);
        Prop(task => task.DecidedAt);
        Prop(task => task.DecidedByName);
        Prop(task => task.Note);
        ById<OrdersDb>(db => db.Reviews);
    }

    private static IReadOnlyList<ReviewFinding> Findings(ReviewTask task, Caller caller) => [.. task.Reasons.Select(reason => ReviewFinding.Of(reason, caller))];
}
