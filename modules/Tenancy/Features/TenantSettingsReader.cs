using Microsoft.EntityFrameworkCore;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Platform.Files;
using OrderCloud.Tenancy.Persistence;

namespace OrderCloud.Tenancy.Features;

/// <inheritdoc cref="ITenantSettings"/>
internal sealed class TenantSettingsReader(TenancyDb db, Images images) : ITenantSettings
{
    private TenantSettings? settings;
    private CompanyProfile? profile;

    public async Task<TenantSettings> GetAsync(CancellationToken ct) => settings ??= await db.Tenants.AsNoTracking()
        .Select(tenant => new TenantSettings(tenant.TenantId, tenant.Name, tenant.Currency, tenant.TimeZone, tenant.Language, tenant.Rounding))
        .SingleAsync(ct);

    public async Task<CompanyProfile> ProfileAsync(CancellationToken ct) => profile ??= (await db.Tenants.AsNoTracking().SingleAsync(ct)).Profile;

    public async Task<CompanyProfile> IssueAsync(CancellationToken ct)
    {
        var issuer = await ProfileAsync(ct);

        // Run again, the work reads the profile as it is now.
        return issuer.Logo is not { } logo || await images.PutOnPaperAsync(logo, ct) ? issuer : throw new DbUpdateConcurrencyException("The logo was replaced meanwhile.");
    }
}
