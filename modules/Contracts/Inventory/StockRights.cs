namespace OrderCloud.Contracts.Inventory;

/// <summary>What is asked of whoever is told how much there is, here and where orders are checked.</summary>
public static class StockRights
{
    /// <summary>The permission to read stock.</summary>
    public const string Read = "inventory:read";
}
