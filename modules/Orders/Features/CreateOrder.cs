using OrderCloud.Contracts.Customers;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Orders.Domain;
using OrderCloud.Orders.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Orders.Features;

/// <summary>A draft to make. Totals are computed: none can be sent.</summary>
/// <param name="CustomerId">Who buys; left out for a walk-in sale.</param>
/// <param name="ShipTo">Where the goods go; the customer's own address when left out.</param>
/// <param name="BillTo">Who is billed; the customer's own address when left out.</param>
/// <param name="Note">For staff, at most 2,000 characters.</param>
/// <param name="Shipping">What is charged for shipping, without tax, 0 to 10,000,000.</param>
/// <param name="Fees">Other fees, without tax, 0 to 10,000,000.</param>
/// <param name="ValidUntil">Until when the offer stands; not confirmed by then, it expires.</param>
/// <param name="Lines">At most 250; more can be added afterwards.</param>
internal sealed record CreateOrderInput(
    Id<CustomerRef>? CustomerId = null, OrderAddressInput? ShipTo = null, OrderAddressInput? BillTo = null, [Guarded(OrderFields.InternalNote)] string? Note = null,
    decimal? Shipping = null, decimal? Fees = null, DateTimeOffset? ValidUntil = null, IReadOnlyList<OrderLineInput>? Lines = null);

/// <summary>Makes a draft: names, SKUs, units and prices are copied from the catalogue, totals are computed. It may be incomplete.</summary>
internal sealed class CreateOrder(OrdersDb db, OrderLineReader reader, ICustomers customers, ITenantSettings settings, Caller caller, TimeProvider clock)
    : Mutation<CreateOrderInput, Order, OrderCustomerNotFoundError, OrderVariantNotFoundError, VariantInactiveError, PriceOverrideNotAllowedError>, IGuarded
{
    public static Permission Requires => OrderPermissions.Create;

    public override async Task<Outcome> HandleAsync(CreateOrderInput input, CancellationToken ct)
    {
        var tenant = await settings.GetAsync(ct);
        var now = clock.GetUtcNow();
        var problems = new Problems().Require(input.ValidUntil is null || input.ValidUntil > now, "An offer ends in the future.", "validUntil");
        var head = Head(input, tenant.Currency, problems);
        var read = await reader.ReadAsync(input.Lines ?? [], before: 0, tenant.Currency, tenant.Rounding, problems, ct);

        if (problems.Any)
            return problems;

        if (input.CustomerId is { } id)
        {
            if (await customers.FindAsync(id, ct) is not { } customer)
                return new OrderCustomerNotFoundError("input", "customerId");

            head = head.For(customer);
        }

        if (read.Unknown is { } unknown)
            return unknown;

        if (read.Inactive is { } inactive)
            return inactive;

        if (read.Denied is { } denied)
            return denied;

        var order = Order.Draft(head, read.Entries, tenant.Currency, tenant.Rounding, caller.Actor, now);
        db.Orders.Add(order);

        return order;
    }

    private static OrderHead Head(CreateOrderInput input, string currency, Problems problems) => new(
        CustomerId: null,
        CustomerName: null,
        input.ShipTo?.Checked(problems, "shipTo"),
        input.BillTo?.Checked(problems, "billTo"),
        problems.Note(input.Note),
        problems.Amount(input.Shipping ?? 0, currency, "shipping"),
        problems.Amount(input.Fees ?? 0, currency, "fees"),
        input.ValidUntil);
}
