using OrderCloud.Orders.Domain;
using OrderCloud.Orders.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;
using OrderCloud.Platform.Graph.Data;

namespace OrderCloud.Orders.Features;

/// <param name="Id">The order's id.</param>
internal sealed record GetOrderArguments(Id<Order> Id);

/// <summary>An order by its id; null when there is none.</summary>
internal sealed class GetOrder(OrdersDb db) : RowQuery<GetOrderArguments, Order>, IGuarded
{
    public static Permission Requires => OrderPermissions.Read;

    public override IQueryable<Order> Row(GetOrderArguments arguments) => db.Orders.Where(order => order.Id == arguments.Id);
}
