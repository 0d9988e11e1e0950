using OrderCloud.Contracts.Customers;
using OrderCloud.Orders.Domain;
using OrderCloud.Orders.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Orders.Features;

/// <summary>What to change on a draft beside its lines; what is absent stays.</summary>
/// <param name="ExpectedVersion">The version that you saw.</param>
/// <param name="CustomerId">Who buys; null makes it a walk-in sale. A new customer brings his addresses, unless some are given.</param>
/// <param name="ShipTo">Where the goods go; null takes it away.</param>
/// <param name="BillTo">Who is billed; null takes it away.</param>
/// <param name="Note">For staff, at most 2,000 characters; null takes it away.</param>
/// <param name="Shipping">What is charged for shipping, without tax, 0 to 10,000,000.</param>
/// <param name="Fees">Other fees, without tax, 0 to 10,000,000.</param>
/// <param name="ValidUntil">Until when the offer stands; null for no end.</param>
internal sealed record UpdateOrderInput(
    Id<Order> Id, int ExpectedVersion, Optional<Id<CustomerRef>?> CustomerId = default, Optional<OrderAddressInput?> ShipTo = default, Optional<OrderAddressInput?> BillTo = default,
    [Guarded(OrderFields.InternalNote)] Optional<string?> Note = default, decimal? Shipping = null, decimal? Fees = null, Optional<DateTimeOffset?> ValidUntil = default);

/// <summary>Changes a draft's customer, addresses, note, shipping, fees or validity.</summary>
internal sealed class UpdateOrder(OrdersDb db, ICustomers customers, Caller caller, TimeProvider clock)
    : Mutation<UpdateOrderInput, Order, OrderNotFoundError, OrderVersionConflictError, OrderNotDraftError, OrderCustomerNotFoundError>, IGuarded
{
    public static Permission Requires => OrderPermissions.Edit;

    public override async Task<Outcome> HandleAsync(UpdateOrderInput input, CancellationToken ct)
    {
        if (await db.LoadAsync(input.Id, ct) is not { } order)
            return new OrderNotFoundError("input", "id");

        if (order.Version != input.ExpectedVersion)
            return new OrderVersionConflictError(input.ExpectedVersion, order);

        if (!order.Allows(OrderCommand.Edit))
            return new OrderNotDraftError(order.Status, order.Allowed);

        var now = clock.GetUtcNow();
        var problems = new Problems().Require(input.ValidUntil.Value is not { } until || until > now, "An offer ends in the future.", "validUntil");
        var head = Head(input, order, problems);

        if (problems.Any)
            return problems;

        if (input.CustomerId is { IsSet: true, Value: var id } && id?.Value != order.CustomerId)
        {
            var customer = id is { } given ? await customers.FindAsync(given, ct) : null;

            if (id is not null && customer is null)
                return new OrderCustomerNotFoundError("input", "customerId");

            head = Rehome(head, input, customer);
        }

        order.Edit(head, caller.Actor, now);

        return order;
    }

    private static OrderHead Head(UpdateOrderInput input, Order order, Problems problems) => order.Head with
    {
        ShipTo = input.ShipTo.IsSet ? input.ShipTo.Value?.Checked(problems, "shipTo") : order.ShipTo,
        BillTo = input.BillTo.IsSet ? input.BillTo.Value?.Checked(problems, "billTo") : order.BillTo,
        Note = input.Note.IsSet ? problems.Note(input.Note.Value) : order.Note,
        ShippingNet = input.Shipping is { } shipping ? problems.Amount(shipping, order.Currency, "shipping") : order.ShippingNet,
        FeesNet = input.Fees is { } fees ? problems.Amount(fees, order.Currency, "fees") : order.FeesNet,
        ValidUntil = input.ValidUntil.Or(order.ValidUntil),
    };

    // The old customer's addresses leave with him.
    private static OrderHead Rehome(OrderHead head, UpdateOrderInput input, CustomerInfo? customer)
    {
        var bare = head with
        {
            CustomerId = null,
            CustomerName = null,
            ShipTo = input.ShipTo.IsSet ? head.ShipTo : null,
            BillTo = input.BillTo.IsSet ? head.BillTo : null,
        };

        return customer is null ? bare : bare.For(customer);
    }
}
