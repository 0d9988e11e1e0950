using Microsoft.EntityFrameworkCore;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Tenancy.Persistence;

namespace OrderCloud.Tenancy.Features;

/// <inheritdoc cref="ITenantSettings"/>
internal sealed class TenantSettingsReader(TenancyDb db) : ITenantSettings
{
    private TenantSettings? settings;
    private CompanyProfile? profile;

    public async Task<TenantSettings> GetAsync(CancellationToken ct) => settings ??= await db.Tenants.AsNoTracking()
        .Select(tenant => new TenantSettings(tenant.TenantId, tenant.Name, tenant.Currency, tenant.TimeZone, tenant.Language, tenant.Rounding))
        .SingleAsync(ct);

    public async Task<CompanyProfile> ProfileAsync(CancellationToken ct) => profile ??= (await db.Tenants.AsNoTracking().SingleAsync(ct)).Profile;
}
