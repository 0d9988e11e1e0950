namespace OrderCloud.Contracts.Tenancy;

/// <summary>Where a company is, as its papers say. No <see cref="Address"/>: what that holds is a customer's and guarded as such.</summary>
/// <param name="CountryCode">ISO 3166-1 alpha-2, e.g. <c>GB</c>.</param>
public sealed record CompanyAddress(string Line1, string? Line2, string City, string? Region, string? PostalCode, string CountryCode);

/// <summary>What a company prints on its papers; copied onto each that is issued, so that a later change doesn't alter it.</summary>
/// <param name="TaxId">As its tax office writes it.</param>
/// <param name="Logo">Where its picture is, from the host's root, e.g. <c>/images/…</c>; what is there never changes.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="TimeZone">IANA name: whose days the paper names.</param>
/// <param name="Language">en, zh-CN or zh-TW: what the paper is written in.</param>
/// <param name="Address">Its registered address; null where none is kept.</param>
public sealed record CompanyProfile(string Name, CompanyAddress? Address, string? TaxId, string? Logo, string Currency, string TimeZone, string Language);
