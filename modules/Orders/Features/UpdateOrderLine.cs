using OrderCloud.Contracts.Catalog;
using OrderCloud.Orders.Domain;
using OrderCloud.Orders.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Orders.Features;

/// <summary>What to change on a draft's line; what is absent stays.</summary>
/// <param name="ExpectedVersion">The order's version that you saw.</param>
/// <param name="Quantity">Above 0 and at most 1,000,000, with at most 3 digits after the point.</param>
/// <param name="UnitPrice">With at most 6 digits after the point; any but the list price needs the right to override prices.</param>
/// <param name="Discount">Off the whole line, at most what it comes to; 0 takes it away. Needs the right to override prices.</param>
/// <param name="DiscountReason">Required with a discount.</param>
internal sealed record UpdateOrderLineInput(
    Id<Order> Id, int ExpectedVersion, Id<OrderLine> LineId, decimal? Quantity = null, decimal? UnitPrice = null, decimal? Discount = null, string? DiscountReason = null);

/// <summary>Changes quantity, price or discount of a draft's line.</summary>
internal sealed class UpdateOrderLine(OrdersDb db, IProducts products, Caller caller, TimeProvider clock)
    : Mutation<UpdateOrderLineInput, Order, OrderNotFoundError, OrderVersionConflictError, OrderNotDraftError, OrderLineNotFoundError, PriceOverrideNotAllowedError>, IGuarded
{
    public static Permission Requires => OrderPermissions.Edit;

    public override async Task<Outcome> HandleAsync(UpdateOrderLineInput input, CancellationToken ct)
    {
        if (await db.LoadAsync(input.Id, ct) is not { } order)
            return new OrderNotFoundError("input", "id");

        if (order.Version != input.ExpectedVersion)
            return new OrderVersionConflictError(input.ExpectedVersion, order);

        if (!order.Allows(OrderCommand.Edit))
            return new OrderNotDraftError(order.Status, order.Allowed);

        if (order.Lines.SingleOrDefault(line => line.Id == input.LineId) is not { } line)
            return new OrderLineNotFoundError("input", "lineId");

        var problems = new Problems();
        var change = Checked(input, line, order, problems);

        if (problems.Any)
            return problems;

        if (await RefusesAsync(change, line, input, ct) is { } denied)
            return denied;

        order.ChangeLine(line, change.Quantity, change.UnitPrice, change.Discount, change.Reason, caller.Actor, clock.GetUtcNow());

        return order;
    }

    private static Change Checked(UpdateOrderLineInput input, OrderLine line, Order order, Problems problems)
    {
        var quantity = input.Quantity is { } wanted ? problems.Quantity(wanted, "quantity") : line.Quantity;
        var price = input.UnitPrice is { } given ? problems.UnitPrice(given, "unitPrice") : line.UnitPrice;
        var (discount, reason) = input.Discount is null && line.Discount != 0
            ? (line.Discount, input.DiscountReason is { } why ? problems.Line(why, OrderLineConfiguration.ReasonLength, "discountReason") : line.DiscountReason)
            : problems.Discount(input.Discount, input.DiscountReason, order.Currency);

        if (!problems.Any)
        {
            var changed = input.Quantity is null && input.UnitPrice is not null ? "unitPrice" : "quantity";
            var gross = OrderLine.GrossOf(price, quantity, order.Currency, order.Rounding);
            problems.Require(discount <= gross, "A discount is at most what the line comes to.", input.Discount is null ? changed : "discount");
            problems.RequireTotal((Int128)order.Gross - line.Gross + gross, order.Currency, changed);
        }

        return new(quantity, price, discount, reason);
    }

    // Who may not override prices may still change the quantity of a line whose price somebody else has set.
    private async Task<PriceOverrideNotAllowedError?> RefusesAsync(Change change, OrderLine line, UpdateOrderLineInput input, CancellationToken ct)
    {
        if (change.UnitPrice == line.UnitPrice && (change.Discount == line.Discount || change.Discount == 0))
            return null;

        var listPrice = (await products.FindAsync([line.VariantId], ct)).GetValueOrDefault(line.VariantId)?.UnitPrice ?? line.UnitPrice;

        return caller.RefusesPrice(change.UnitPrice, change.Discount == line.Discount ? 0 : change.Discount, line.Sku, listPrice, "input", input.UnitPrice is null || change.UnitPrice == listPrice ? "discount" : "unitPrice");
    }

    private readonly record struct Change(long Quantity, long UnitPrice, long Discount, string? Reason);
}
