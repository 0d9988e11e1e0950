using OrderCloud.Orders.Domain;
using OrderCloud.Orders.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph.Data;

namespace OrderCloud.Orders.Features;

/// <summary>Fulfillments, the newest first.</summary>
internal sealed class ListFulfillments : TableQuery<OrdersDb, Fulfillment>, IGuarded
{
    public static Permission Requires => OrderPermissions.Read;

    public override IReadOnlyList<SortKey<Fulfillment>> DefaultOrder => [Descending(fulfillment => fulfillment.CreatedAt)];
}
