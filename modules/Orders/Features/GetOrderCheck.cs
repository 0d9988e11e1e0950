using OrderCloud.Contracts;
using OrderCloud.Orders.Domain;
using OrderCloud.Orders.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Orders.Features;

/// <param name="Id">Any order; the answer says what its submission would meet now.</param>
internal sealed record OrderCheckArguments(Id<Order> Id);

/// <summary>The checks of submitOrder without submitting: what is missing, what the rules say, and how each line stands.</summary>
internal sealed class GetOrderCheck(OrdersDb db, StarterRules rules) : Query<OrderCheckArguments, OrderCheck>, IGuarded
{
    public static Permission Requires => OrderPermissions.Read;

    public override async Task<OrderCheck?> HandleAsync(OrderCheckArguments arguments, CancellationToken ct)
    {
        if (await db.ReadAsync(arguments.Id, ct) is not { } order)
            return null;

        var answer = await rules.AskAsync(order, ct);

        return new OrderCheck(
            [.. answer.Gaps.Found.Select(gap => new OrderGap(gap.Message, gap.Field))],
            answer.Gaps.Any ? null : answer.Verdict,
            [.. answer.Reasons.Select(ReviewFinding.Of)],
            [.. order.Lines.Select(line => Check(line, answer))]);
    }

    private static OrderLineCheck Check(OrderLine line, RuleAnswer answer)
    {
        var variant = answer.Variants.GetValueOrDefault(line.VariantId);
        var missing = answer.Shortages.FirstOrDefault(it => it.VariantId == line.VariantId) is { } shortage ? shortage.Wanted - shortage.Available : 0;

        return new OrderLineCheck(
            new Id<OrderLine>(line.Id),
            line.Sku,
            variant switch { null => LineCode.Unknown, { IsActive: false } => LineCode.Inactive, _ => LineCode.Known },
            variant?.UnitPrice == line.UnitPrice ? LinePrice.List : LinePrice.Differs,
            !line.NeedsShipping ? LineStock.NotStocked : missing > 0 ? LineStock.Short : LineStock.Enough,
            variant is null ? null : Scaled.ToDecimal(variant.UnitPrice, Scaled.PriceDigits),
            Scaled.ToDecimal(missing, Scaled.QuantityDigits));
    }
}
