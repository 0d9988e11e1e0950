namespace OrderCloud.Orders;

/// <summary>Fields of orders that not everybody who sees an order may see.</summary>
internal static class OrderFields
{
    public const string InternalNote = "order.internalNote";
}
