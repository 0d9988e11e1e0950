using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph.Events;

namespace OrderCloud.Inventory.Features;

/// <summary>Follows the stock: an event whenever something came in, went out, was promised or given back.</summary>
internal sealed class StockChanged() : ChangeFeed(All), IGuarded
{
    public const string All = "stock";

    public static Permission Requires => InventoryPermissions.Read;
}
