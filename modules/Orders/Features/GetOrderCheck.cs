using OrderCloud.Orders.Domain;
using OrderCloud.Orders.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Orders.Features;

/// <param name="Id">Any order; the answer says what its submission would meet now.</param>
internal sealed record OrderCheckArguments(Id<Order> Id);

/// <summary>The checks of submitOrder without submitting: what is missing, what the rules say, and how each line stands.</summary>
internal sealed class GetOrderCheck(OrdersDb db, StarterRules rules, Caller caller) : Query<OrderCheckArguments, OrderCheck>, IGuarded
{
    public static Permission Requires => OrderPermissions.Read;

    public override async Task<OrderCheck?> HandleAsync(OrderCheckArguments arguments, CancellationToken ct) =>
        await db.ReadAsync(arguments.Id, ct) is { } order ? OrderCheck.Of(order, await rules.AskAsync(order, ct), caller) : null;
}
