namespace OrderCloud.Inventory.Domain;

/// <summary>How much there is of a variant over all warehouses, inactive ones too; in thousandths.</summary>
/// <param name="OnHand">Physically there, in every condition.</param>
/// <param name="Allocated">Promised to confirmed orders, not yet shipped.</param>
/// <param name="Reserved">Held by carts and drafts until it expires.</param>
/// <param name="Unavailable">Damaged, in quality check, in quarantine or held back.</param>
internal sealed record StockTotals(Guid VariantId, long OnHand, long Allocated, long Reserved, long Unavailable)
{
    /// <summary>On hand less allocated, reserved and unavailable.</summary>
    public long Available => OnHand - Allocated - Reserved - Unavailable;
}
