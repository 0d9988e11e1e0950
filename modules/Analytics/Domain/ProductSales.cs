namespace OrderCloud.Analytics.Domain;

/// <summary>Goods that were sold. Money in minor units, quantities in thousandths.</summary>
internal sealed record GoodsSales(string Currency, long Units, long Net);

/// <summary>How one variant sold.</summary>
/// <param name="Orders">Orders with this variant.</param>
internal sealed record ProductSales(string Currency, Guid VariantId, long Orders, long Units, long Net);
