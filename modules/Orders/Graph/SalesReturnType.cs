using OrderCloud.Contracts;
using OrderCloud.Contracts.Catalog;
using OrderCloud.Contracts.Customers;
using OrderCloud.Orders.Domain;
using OrderCloud.Orders.Persistence;
using OrderCloud.Platform.Graph.Data;

namespace OrderCloud.Orders.Graph;

internal sealed class SalesReturnType : EntityType<SalesReturn>
{
    public SalesReturnType() : base(OrderPermissions.Read)
    {
        Id(it => it.Id);
        Prop(it => it.Number).Filter().Sort();
        Prop(it => it.Status);
        Prop(it => it.Channel).Filter();
        Prop(it => it.ExternalId).Filter();
        Id<CustomerRef>("customerId", it => it.CustomerId).Filter().Describe("Null for a walk-in sale.");
        Related<CustomerRef>("customer", it => it.CustomerId).Describe("As he is now; the return keeps customerName.");
        Prop(it => it.CustomerName);
        Prop(it => it.ReturnedAt).Filter().Sort();
        Prop(it => it.CreatedAt);
        Prop(it => it.Tags);
        Computed("total", it => new Money(it.Total, it.Currency)).Describe("What was credited.");
        Computed("refunded", it => new Money(it.Refunded, it.Currency)).Describe("What was given back.");
        Prop(it => it.LineCount);
        List<OrdersDb, SalesReturnLine>("lines", db => db.ReturnLines, line => line.ReturnId, line => line.LineNumber).Describe("What came back.");
        ById<OrdersDb>(db => db.Returns);
    }
}

internal sealed class SalesReturnLineType : EntityType<SalesReturnLine>
{
    public SalesReturnLineType() : base(OrderPermissions.Read)
    {
        Id(line => line.Id);
        Prop(line => line.LineNumber);
        Id<VariantRef>("variantId", line => line.VariantId);
        Prop(line => line.Sku);
        Prop(line => line.Name);
        Prop(line => line.Unit);
        Prop(line => line.Kind);
        Scaled("quantity", line => line.Quantity, Contracts.Scaled.QuantityDigits).Describe("How much came back.");
        Scaled("unitPrice", line => line.UnitPrice, Contracts.Scaled.PriceDigits).Describe("In the return's currency.");
        Computed("net", line => new Money(line.Net, line.Currency)).Describe("What was credited.");
        ById<OrdersDb>(db => db.ReturnLines);
    }
}
