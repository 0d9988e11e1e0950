using Microsoft.EntityFrameworkCore;
using OrderCloud.Orders.Domain;
using OrderCloud.Orders.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Orders.Features;

/// <param name="Id">The order's id.</param>
internal sealed record GetOrderArguments(Id<Order> Id);

/// <summary>An order by its id; null when there is none.</summary>
internal sealed class GetOrder(OrdersDb db) : Query<GetOrderArguments, Order>, IGuarded
{
    public static Permission Requires => OrderPermissions.Read;

    public override Task<Order?> HandleAsync(GetOrderArguments arguments, CancellationToken ct) =>
        db.Orders.AsNoTracking().SingleOrDefaultAsync(order => order.Id == arguments.Id, ct);
}
