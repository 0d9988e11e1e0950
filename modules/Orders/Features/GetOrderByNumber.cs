using Microsoft.EntityFrameworkCore;
using OrderCloud.Orders.Domain;
using OrderCloud.Orders.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Orders.Features;

/// <param name="Number">The order's number, as it is written.</param>
internal sealed record GetOrderByNumberArguments(string Number);

/// <summary>An order by its number; null when there is none.</summary>
internal sealed class GetOrderByNumber(OrdersDb db) : Query<GetOrderByNumberArguments, Order>, IGuarded
{
    public static Permission Requires => OrderPermissions.Read;

    public override Task<Order?> HandleAsync(GetOrderByNumberArguments arguments, CancellationToken ct) =>
        db.Orders.AsNoTracking().SingleOrDefaultAsync(order => order.Number == arguments.Number, ct);
}
