using GraphQL;
using GraphQL.DataLoader;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Contracts;
using OrderCloud.Contracts.Customers;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Orders.Domain;
using OrderCloud.Orders.Features;
using OrderCloud.Orders.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph.Data;
using OrderCloud.Platform.Graph.Loading;

namespace OrderCloud.Orders.Graph;

internal sealed class OrderType : EntityType<Order>
{
    public OrderType() : base(OrderPermissions.Read)
    {
        Head();
        Amounts();
        Statuses();
        Parts();
        ById<OrdersDb>(db => db.Orders);
    }

    private void Head()
    {
        Id(order => order.Id);
        Prop(order => order.Number).Filter().Sort();
        Prop(order => order.Channel).Filter();
        Prop(order => order.ExternalId).Filter();
        Id<CustomerRef>("customerId", order => order.CustomerId).Filter().Describe("Null for a walk-in sale.");
        Related<CustomerRef>("customer", order => order.CustomerId).Keeps(customer =>
        {
            customer.Id<CustomerRef>(order => order.CustomerId).Filter();
            customer.Prop("name", order => order.CustomerName).Filter().Sort();
            customer.Prop("pinyin", order => order.CustomerPinyin).Filter().Describe("How that name is typed by its sound: its initials and all of it.");
        }).Describe("As he is now; the order keeps customerName.");
        Prop(order => order.CustomerName);
        Prop(order => order.ShipTo).Requires(Permission.ToRead("customer.address"));
        Prop(order => order.BillTo).Requires(Permission.ToRead("customer.address"));
        Prop(order => order.Note).Requires(Permission.ToRead(OrderFields.InternalNote));
        Prop(order => order.Tags);
        Prop(order => order.MakerName);
        Id<MemberRef>("assigneeId", order => order.AssigneeId).Filter().Describe("Whose it is; null for nobody's.");
        Prop(order => order.AssigneeName);
        Prop(order => order.CreatedAt).Filter().Sort();
        Prop(order => order.PlacedAt).Filter().Sort();
        Prop(order => order.ConfirmedAt);
        Prop(order => order.CompletedAt);
        Prop(order => order.CancelledAt);
        Prop(order => order.ValidUntil);
        Prop(order => order.UpdatedAt).Filter().Sort();
        Prop(order => order.Version);
    }

    private void Amounts()
    {
        Prop(order => order.Currency);
        Computed("gross", order => new Money(order.Gross, order.Currency)).Describe("The lines before discounts.");
        Computed("discountTotal", order => new Money(order.DiscountTotal, order.Currency)).Describe("All discounts of the lines.");
        Computed("shipping", order => new Money(order.ShippingNet, order.Currency)).Describe("What is charged for shipping, without tax.");
        Computed("fees", order => new Money(order.FeesNet, order.Currency)).Describe("Other fees, without tax.");
        Computed("net", order => new Money(order.Net, order.Currency)).Describe("Lines, shipping and fees, without tax.");
        Computed("tax", order => new Money(order.Tax, order.Currency)).Describe("Tax on all of it.");
        Computed("total", order => new Money(order.Total, order.Currency)).Filter().Sort().Describe("Net and tax. 0 for a cancelled order: its timeline says what it was.");
        Computed("captured", order => new Money(order.Captured, order.Currency)).Describe("Received.");
        Computed("refunded", order => new Money(order.Refunded, order.Currency)).Describe("Given back.");
        Computed("credited", order => new Money(order.Credited, order.Currency)).Describe("Credited for returns and allowances.");
        Computed("balanceDue", order => new Money(order.BalanceDue, order.Currency)).Describe("Still owed: total − credited − captured + refunded; negative when we owe the customer.");
        Resolved("margin", (order, _) => ValueTask.FromResult<Money?>(order.Margin is { } margin ? new Money(margin, order.Currency) : null), order => order.Margin, order => order.Currency)
            .Requires(OrderFields.ReadMargin).Describe("What is earned on the lines, without shipping and fees; null unless the cost of each line is known, from confirmation on.");
        Prop(order => order.LineCount);
    }

    private void Statuses()
    {
        Prop(order => order.Status).Filter();
        Prop(order => order.AllocationStatus);
        Prop(order => order.FulfillmentStatus).Filter();
        Prop(order => order.PaymentStatus).Filter();
        Prop(order => order.ReturnStatus);
        Prop(order => order.InvoiceStatus);
        Prop(order => order.OnHold).Filter();
        Prop(order => order.HoldReason);
        Loaded("allowedActions", AllowedActions).Describe("Each mutation of orders: whether the caller may give it now, and if not, why.");
    }

    private void Parts()
    {
        List<OrdersDb, OrderLine>("lines", db => db.Lines, line => line.OrderId, line => line.LineNumber).Filter(order => order.Lines).Describe("In the order in which they were entered.");
        List<OrdersDb, OrderEvent>("timeline", db => db.Events, it => it.OrderId, it => it.Position).Describe("What happened, the oldest first.");
        List<OrdersDb, Fulfillment>("fulfillments", db => db.Fulfillments, it => it.OrderId, it => it.CreatedAt).Describe("What leaves, one per warehouse and dispatch.");
        List<OrdersDb, ReviewTask>("reviewTasks", db => db.Reviews, task => task.OrderId, task => task.OpenedAt).Describe("Its reviews, the oldest first.");
    }

    private static IDataLoaderResult<IReadOnlyList<AllowedAction>?> AllowedActions(Order order, IResolveFieldContext context)
    {
        var services = context.RequestServices!;
        var loader = services.GetRequiredService<Loaders>().Batch<Order, IReadOnlyList<AllowedAction>>("Order.allowedActions", (orders, ct) => services.GetRequiredService<OrderActions>().OfAsync(orders, ct));

        return loader.Load(order);
    }
}
