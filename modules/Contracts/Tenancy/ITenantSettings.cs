namespace OrderCloud.Contracts.Tenancy;

/// <summary>A tenant's own conventions. Read once per scope.</summary>
/// <param name="Currency">Base currency, ISO 4217.</param>
/// <param name="TimeZone">IANA name, e.g. <c>Europe/London</c>: whose midnight starts a day.</param>
/// <param name="Language">en, zh-CN or zh-TW.</param>
public sealed record TenantSettings(Guid TenantId, string Name, string Currency, string TimeZone, string Language, RoundingMode Rounding)
{
    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);

    /// <summary>The tenant's calendar day of an instant.</summary>
    public DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Zone).DateTime);
}

/// <summary>What other modules may ask of Tenancy about the company.</summary>
public interface ITenantSettings
{
    Task<TenantSettings> GetAsync(CancellationToken ct);

    /// <summary>What a paper that were issued now would say of the company.</summary>
    Task<CompanyProfile> ProfileAsync(CancellationToken ct);

    /// <summary>What a paper says of the company that is issued in this transaction; its logo is kept for it.</summary>
    Task<CompanyProfile> IssueAsync(CancellationToken ct);
}
