using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Orders.Domain.Imports;
using OrderCloud.Platform.Access;

namespace OrderCloud.Orders.Features.Imports;

/// <summary>Whose rights an import has: those of whoever started it, as they are now, and through an application no more than it has too.</summary>
internal static class ImportActor
{
    /// <summary>Null when he, or the application, may import such a file no longer.</summary>
    public static async Task<Caller?> FindAsync(IServiceProvider services, TenantContext tenant, ImportJob job, CancellationToken ct)
    {
        await using var scope = TenantScope.Of(services, tenant, Caller.System);
        var membership = scope.Services.GetRequiredService<IMembership>();

        return await FindAsync(membership, job, ct) is { } caller && caller.May(OrderPermissions.Import) && caller.LacksFor(job.Layout) is null ? caller : null;
    }

    private static async Task<Caller?> FindAsync(IMembership membership, ImportJob job, CancellationToken ct)
    {
        var access = job.ActorKind is CallerKind.ApiClient ? await membership.FindApiClientAsync(job.ActorId, inUse: false, ct) : await membership.FindByMemberIdAsync(job.ActorId, ct);

        if (job.ClientId is { } application)
            access = await membership.FindApiClientAsync(application, inUse: false, ct) is { } client ? access?.Through(client) : null;

        return access is null or { IsSuspended: true } ? null : new(job.ActorKind, access.SubjectId, access.Name, access.Permissions, access.Language, access.TenantLanguage)
        {
            Scopes = Caller.Narrow(access.OwnRows, access.TeamRows),
            Team = access.Team,
            Fields = access.Fields,
            ClientId = job.ClientId,
        };
    }
}
