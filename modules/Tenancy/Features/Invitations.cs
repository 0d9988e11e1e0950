using Microsoft.EntityFrameworkCore;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Platform.Access;
using OrderCloud.Tenancy.Domain;
using OrderCloud.Tenancy.Persistence;

namespace OrderCloud.Tenancy.Features;

/// <inheritdoc cref="IInvitations"/>
internal sealed class Invitations(TenancyDb db, Granting granting, MemberPlaces places, TenantContext tenant, TimeProvider clock) : IInvitations
{
    public async Task<OpenInvitation?> FindAsync(string token, CancellationToken ct) => await
        (from invitation in Open(token)
         join company in db.Tenants on invitation.TenantId equals company.TenantId
         where company.SuspendedAt == null
         select new OpenInvitation(
             invitation.Id, tenant.Id, company.Name, invitation.Email, invitation.DisplayName, invitation.InvitedByName, invitation.Language ?? company.Language, invitation.ExpiresAt))
        .SingleOrDefaultAsync(ct);

    public async Task<InvitationOutcome> AcceptAsync(string token, Guid accountId, CancellationToken ct)
    {
        // Of two who accept at once one waits here and then finds nothing.
        await granting.EnterAsync(ct);

        if (await Open(token).SingleOrDefaultAsync(ct) is not { } invitation)
            return InvitationOutcome.Gone;

        var isMember = await db.Members.AnyAsync(member => member.AccountId == accountId, ct);

        if (!isMember && await places.AreFullAsync(ct))
            return InvitationOutcome.PlanFull;

        var now = clock.GetUtcNow();
        invitation.Accept(now);

        if (isMember)
            return InvitationOutcome.Accepted;

        var member = new Member { AccountId = accountId, DisplayName = invitation.DisplayName, Email = invitation.Email, Language = invitation.Language, JoinedAt = now };
        // A role that was deleted meanwhile is no longer given.
        member.Roles.AddRange((await db.Roles.Where(role => invitation.RoleIds.Contains(role.Id)).Select(role => role.Id).ToListAsync(ct)).Select(role => new MemberRole { MemberId = member.Id, RoleId = role }));
        db.Add(member);

        return InvitationOutcome.Accepted;
    }

    private IQueryable<Invitation> Open(string token)
    {
        var (hash, now) = (TenantTokens.HashOf(token), clock.GetUtcNow());

        return db.Invitations.Where(it => it.TokenHash == hash && it.AcceptedAt == null && it.RevokedAt == null && it.ExpiresAt > now);
    }
}
