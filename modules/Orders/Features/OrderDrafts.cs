using OrderCloud.Contracts.Customers;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Orders.Domain;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Orders.Features;

/// <summary>What became of an input: a draft that nobody has kept yet, or why there is none.</summary>
internal sealed record DraftRead(Problems Problems, Order? Draft = null, OrderCustomerNotFoundError? NoCustomer = null, OrderLinesRead? Refused = null);

/// <summary>Reads what createOrder makes a draft of; the check before it reads the same.</summary>
internal sealed class OrderDrafts(OrderLineReader reader, ICustomers customers, ITenantSettings settings, Caller caller, TimeProvider clock)
{
    public async Task<DraftRead> ReadAsync(CreateOrderInput input, CancellationToken ct)
    {
        var tenant = await settings.GetAsync(ct);
        var now = clock.GetUtcNow();
        var problems = new Problems().Require(input.ValidUntil is null || input.ValidUntil > now, "An offer ends in the future.", "validUntil");
        var head = Head(input, tenant.Currency, problems);
        var read = await reader.ReadAsync(input.Lines ?? [], before: 0, tenant.Currency, tenant.Rounding, problems, ct);

        if (problems.Any)
            return new(problems);

        if (input.CustomerId is { } id)
        {
            if (await customers.FindAsync(id, ct) is not { } customer)
                return new(problems, NoCustomer: new("input", "customerId"));

            head = head.For(customer);
        }

        return read.Refusal is null
            ? new(problems, Order.Draft(head, read.Entries, tenant.Currency, tenant.Rounding, caller.Actor, now))
            : new(problems, Refused: read);
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
