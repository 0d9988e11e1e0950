using Microsoft.EntityFrameworkCore;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;
using OrderCloud.Tenancy.Domain;
using OrderCloud.Tenancy.Persistence;

namespace OrderCloud.Tenancy.Features;

/// <summary>The company's profile and conventions.</summary>
internal sealed class GetCompany(TenancyDb db) : Query<NoArguments, Tenant>, IGuarded
{
    public static Permission Requires => TenancyPermissions.ReadSettings;

    public override async Task<Tenant?> HandleAsync(NoArguments arguments, CancellationToken ct) => await db.Tenants.AsNoTracking().SingleAsync(ct);
}
