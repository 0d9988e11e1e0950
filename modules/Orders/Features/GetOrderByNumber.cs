using OrderCloud.Orders.Domain;
using OrderCloud.Orders.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph.Data;

namespace OrderCloud.Orders.Features;

/// <param name="Number">The order's number, as it is written.</param>
internal sealed record GetOrderByNumberArguments(string Number);

/// <summary>An order by its number; null when there is none.</summary>
internal sealed class GetOrderByNumber(OrdersDb db) : RowQuery<GetOrderByNumberArguments, Order>, IGuarded
{
    public static Permission Requires => OrderPermissions.Read;

    public override IQueryable<Order> Row(GetOrderByNumberArguments arguments) => db.Orders.Where(order => order.Number == arguments.Number);
}
