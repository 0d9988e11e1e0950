using GraphQL;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Contracts.Catalog;
using OrderCloud.Contracts.Inventory;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Orders.Domain;
using OrderCloud.Orders.Features;
using OrderCloud.Orders.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph.Data;

namespace OrderCloud.Orders.Graph;

internal sealed class FulfillmentType : EntityType<Fulfillment>
{
    public FulfillmentType() : base(OrderPermissions.Read)
    {
        Id(it => it.Id);
        Prop(it => it.Number).Filter().Sort();
        Prop(it => it.Status).Filter();
        Id<WarehouseRef>("warehouseId", it => it.WarehouseId).Filter();
        Related<WarehouseRef>("warehouse", it => it.WarehouseId).Describe("Where it leaves.");
        One<Order>("order", it => it.OrderId).Describe("The order that it belongs to.");
        Prop(it => it.Carrier);
        Prop(it => it.TrackingNumber).Filter();
        Prop(it => it.CreatedAt).Filter().Sort();
        Prop(it => it.PackedAt);
        Prop(it => it.ShippedAt);
        Prop(it => it.DeliveredAt);
        Prop(it => it.UpdatedAt);
        Prop(it => it.Version);
        Prop(it => it.OnHold);
        Resolved("issuer", IssuerAsync, it => it.Issuer).Describe("What its packing slip says of the company: once shipped as it was then, before as it is now.");
        Resolved("allowedActions", AllowedActions).Describe("Each mutation of fulfillments: whether the caller may give it now, and if not, why.");
        List<OrdersDb, FulfillmentLine>("lines", db => db.FulfillmentLines, line => line.FulfillmentId, line => line.Sku).Describe("What is in it, by SKU.");
        ById<OrdersDb>(db => db.Fulfillments);
    }

    // Shipped before profiles were kept, it says what the company is now.
    private static async ValueTask<CompanyProfile> IssuerAsync(Fulfillment fulfillment, IResolveFieldContext context) =>
        fulfillment.Issuer ?? await context.RequestServices!.GetRequiredService<ITenantSettings>().ProfileAsync(context.CancellationToken);

    private static ValueTask<IReadOnlyList<AllowedAction>> AllowedActions(Fulfillment fulfillment, IResolveFieldContext context) =>
        ValueTask.FromResult(FulfillmentActions.Of(fulfillment, context.RequestServices!.GetRequiredService<Caller>()));
}

internal sealed class FulfillmentLineType : EntityType<FulfillmentLine>
{
    public FulfillmentLineType() : base(OrderPermissions.Read)
    {
        Id(line => line.Id);
        Id<OrderLine>("orderLineId", line => line.OrderLineId);
        Id<VariantRef>("variantId", line => line.VariantId);
        Prop(line => line.Sku);
        Prop(line => line.Name);
        Scaled("quantity", line => line.Quantity, Contracts.Scaled.QuantityDigits).Describe("How much of the order line is in it.");
        ById<OrdersDb>(db => db.FulfillmentLines);
    }
}
