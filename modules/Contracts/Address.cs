namespace OrderCloud.Contracts;

/// <summary>A postal address; copied, never shared: an order's address doesn't change with the customer's.</summary>
/// <param name="Recipient">Person or company at the address.</param>
/// <param name="CountryCode">ISO 3166-1 alpha-2, e.g. <c>GB</c>.</param>
public sealed record Address(string Recipient, string Line1, string? Line2, string City, string? Region, string? PostalCode, string CountryCode, string? Phone);
