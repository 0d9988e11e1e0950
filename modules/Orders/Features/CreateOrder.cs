using OrderCloud.Contracts.Customers;
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
internal sealed class CreateOrder(OrdersDb db, OrderDrafts drafts)
    : Mutation<CreateOrderInput, Order, OrderCustomerNotFoundError, OrderVariantNotFoundError, VariantInactiveError, PriceOverrideNotAllowedError>, IGuarded
{
    public static Permission Requires => OrderPermissions.Create;

    public override async Task<Outcome> HandleAsync(CreateOrderInput input, CancellationToken ct)
    {
        var read = await drafts.ReadAsync(input, ct);

        if (read.Problems.Any)
            return read.Problems;

        if (read.NoCustomer is { } nobody)
            return nobody;

        if (read.Refused?.Unknown is { } unknown)
            return unknown;

        if (read.Refused?.Inactive is { } inactive)
            return inactive;

        if (read.Refused?.Denied is { } denied)
            return denied;

        db.Orders.Add(read.Draft!);

        return read.Draft!;
    }
}
