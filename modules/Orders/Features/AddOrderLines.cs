using OrderCloud.Orders.Domain;
using OrderCloud.Orders.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Orders.Features;

/// <summary>Lines to put on a draft, behind the others.</summary>
/// <param name="ExpectedVersion">The version that you saw.</param>
/// <param name="Lines">1 to 250 at once; an order has at most 1,000.</param>
internal sealed record AddOrderLinesInput(Id<Order> Id, int ExpectedVersion, IReadOnlyList<OrderLineInput> Lines);

/// <summary>Adds lines to a draft.</summary>
internal sealed class AddOrderLines(OrdersDb db, OrderLineReader reader, Caller caller, TimeProvider clock)
    : Mutation<AddOrderLinesInput, Order, OrderNotFoundError, OrderVersionConflictError, OrderNotDraftError, OrderVariantNotFoundError, VariantInactiveError, PriceOverrideNotAllowedError>, IGuarded
{
    public static Permission Requires => OrderPermissions.Edit;

    public override async Task<Outcome> HandleAsync(AddOrderLinesInput input, CancellationToken ct)
    {
        if (await db.LoadAsync(input.Id, ct) is not { } order)
            return new OrderNotFoundError("input", "id");

        if (order.Version != input.ExpectedVersion)
            return new OrderVersionConflictError(input.ExpectedVersion, order);

        if (!order.Allows(OrderCommand.Edit))
            return new OrderNotDraftError(order.Status, order.Allowed);

        var problems = new Problems()
            .Require(input.Lines.Count > 0, "Give at least one line.", "lines")
            .Require(order.LineCount + input.Lines.Count <= Order.MaxLines, $"An order has at most {Order.MaxLines} lines. Split it.", "lines");

        var read = await reader.ReadAsync(input.Lines, order.Gross, order.Currency, order.Rounding, problems, ct);

        if (problems.Any)
            return problems;

        if (read.Unknown is { } unknown)
            return unknown;

        if (read.Inactive is { } inactive)
            return inactive;

        if (read.Denied is { } denied)
            return denied;

        order.AddLines(read.Entries, caller.Actor, clock.GetUtcNow());

        return order;
    }
}
