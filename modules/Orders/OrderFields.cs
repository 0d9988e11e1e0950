using OrderCloud.Contracts.Catalog;
using OrderCloud.Platform.Access;

namespace OrderCloud.Orders;

/// <summary>Fields of orders that not everybody who sees an order may see.</summary>
internal static class OrderFields
{
    public const string InternalNote = "order.internalNote";

    /// <summary>What the goods of a line cost: under the rights of what a variant costs.</summary>
    public static readonly Permission ReadCost = Permission.ToRead(CostRights.Field, CostRights.Permission);

    /// <summary>What is earned on a line, and on all of them.</summary>
    public static readonly Permission ReadMargin = Permission.ToRead("line.margin");
}
