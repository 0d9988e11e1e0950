using Microsoft.EntityFrameworkCore;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Platform.Access;
using OrderCloud.Tenancy.Domain;
using OrderCloud.Tenancy.Persistence;

namespace OrderCloud.Tenancy.Features;

/// <inheritdoc cref="IApprovers"/>
internal sealed class Approvers(TenancyDb db, Caller caller) : IApprovers
{
    private const string Approve = "orders:approve";

    public async Task<Approver> CurrentAsync(CancellationToken ct)
    {
        if (caller.Kind is not CallerKind.Member)
            return new(Guid.Empty, IsApiClient: caller.Kind is CallerKind.ApiClient, Limit: 0, IsSoleOwner: false);

        var roles = await (from held in db.MemberRoles
                           join role in db.Roles on held.RoleId equals role.Id
                           where held.MemberId == caller.SubjectId
                           select role).AsNoTracking().ToListAsync(ct);

        var isOwner = roles.Exists(role => role.TemplateKey == TemplateRoles.Owner);

        return new(caller.SubjectId, IsApiClient: false, LimitOf(roles), IsSoleOwner: isOwner && await db.Members.CountAsync(member => member.IsActive, ct) == 1);
    }

    /// <summary>The highest limit of those roles that may approve at all; null for no limit.</summary>
    internal static long? LimitOf(IEnumerable<Role> roles)
    {
        var limits = roles.Where(role => role.Permissions.Contains(Approve)).Select(role => role.ApprovalLimit).ToList();

        return limits.Contains(null) ? null : limits.Max() ?? 0;
    }
}
