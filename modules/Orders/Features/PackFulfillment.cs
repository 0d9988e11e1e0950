using OrderCloud.Contracts;
using OrderCloud.Contracts.Inventory;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Orders.Domain;
using OrderCloud.Orders.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Orders.Features;

/// <summary>What was packed.</summary>
/// <param name="ExpectedVersion">The version that you saw.</param>
/// <param name="Lines">Lines of which less was packed than the fulfillment holds; the others are packed whole.</param>
internal sealed record PackFulfillmentInput(Id<Fulfillment> Id, int ExpectedVersion, IReadOnlyList<PackedLineInput>? Lines = null);

/// <summary>How much of a line was packed.</summary>
/// <param name="Quantity">What was packed of it: 0 up to what the fulfillment holds.</param>
/// <param name="NotFound">True: the rest was looked for in vain, so it goes back and is allocated in another warehouse; false: it is packed later.</param>
internal sealed record PackedLineInput(Id<FulfillmentLine> LineId, decimal Quantity, bool NotFound = false);

/// <summary>
/// Records a fulfillment as packed. What is left over waits in a new fulfillment of the same warehouse; what was not found is allocated in
/// another one, and where none has it, allocateOrder can give it later.
/// </summary>
internal sealed class PackFulfillment(OrdersDb db, OrderConfirmation confirmation, INumbers numbers, Caller caller, TimeProvider clock)
    : Mutation<PackFulfillmentInput, Fulfillment, FulfillmentNotFoundError, FulfillmentVersionConflictError, OrderOnHoldError, FulfillmentNotPickingError, FulfillmentLineNotFoundError>, IGuarded
{
    public static Permission Requires => OrderPermissions.Fulfill;

    public override async Task<Outcome> HandleAsync(PackFulfillmentInput input, CancellationToken ct)
    {
        if (await db.LoadOfFulfillmentAsync(input.Id, ct) is not var (order, fulfillment))
            return new FulfillmentNotFoundError("input", "id");

        if (fulfillment.Version != input.ExpectedVersion)
            return new FulfillmentVersionConflictError(input.ExpectedVersion, fulfillment);

        if (fulfillment.IsHeldBack(FulfillmentCommand.Pack))
            return OrderOnHoldError.Of(fulfillment);

        if (!fulfillment.Allows(FulfillmentCommand.Pack))
            return new FulfillmentNotPickingError(fulfillment.Status, fulfillment.Allowed);

        var given = input.Lines ?? [];

        if (given.Index().FirstOrDefault(it => fulfillment.Lines.All(line => line.Id != it.Item.LineId)) is { Item: not null, Index: var unknown })
            return new FulfillmentLineNotFoundError("input", "lines", $"{unknown}", "lineId");

        var problems = new Problems();
        var packed = Checked(given, fulfillment, problems);

        if (problems.Any)
            return problems;

        var now = clock.GetUtcNow();
        var notFound = given.Where(line => line.NotFound).Select(line => line.LineId.Value).ToHashSet();
        var rest = fulfillment.Lines.Where(line => Fulfillment.PackedOf(line, packed) < line.Quantity).ToLookup(line => notFound.Contains(line.Id));
        List<Allocation> missing = [.. rest[true].Select(line => new Allocation(line.OrderLineId, line.VariantId, fulfillment.WarehouseId, line.Quantity - Fulfillment.PackedOf(line, packed)))];
        order.Pack(fulfillment, packed, notFound, rest[false].Any() ? await numbers.DrawAsync(DocumentKind.Fulfillment, now, db.FulfillmentNumbers, ct) : null, caller.Actor, now);

        if (missing.Count > 0)
            await confirmation.AllocateElsewhereAsync(order, missing, now, ct);

        return fulfillment;
    }

    private static Dictionary<Guid, long> Checked(IReadOnlyList<PackedLineInput> given, Fulfillment fulfillment, Problems problems)
    {
        var packed = new Dictionary<Guid, long>();

        foreach (var (index, line) in given.Index())
        {
            var held = fulfillment.Lines.Single(it => it.Id == line.LineId).Quantity;
            var quantity = line.Quantity >= 0 ? Scaled.FromDecimal(line.Quantity, Scaled.QuantityDigits) : null;

            problems.Require(quantity <= held, $"A line packs 0 to {Scaled.ToDecimal(held, Scaled.QuantityDigits)}, with at most 3 digits after the point.", "lines", $"{index}", "quantity");
            problems.Require(packed.TryAdd(line.LineId, quantity ?? 0), "This line is given twice.", "lines", $"{index}", "lineId");
        }

        problems.Require(problems.Any || fulfillment.Lines.Any(line => Fulfillment.PackedOf(line, packed) > 0), "Nothing would be packed. Cancel the fulfillment instead.", "lines");

        return packed;
    }
}
