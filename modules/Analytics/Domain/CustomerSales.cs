namespace OrderCloud.Analytics.Domain;

/// <summary>Orders and what they brought. Money in minor units.</summary>
internal sealed record OrderSales(string Currency, long Orders, long Net);

/// <summary>What one customer bought.</summary>
/// <param name="Orders">Counted orders.</param>
internal sealed record CustomerSales(string Currency, Guid CustomerId, long Orders, long Net);
