using Microsoft.EntityFrameworkCore;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;
using OrderCloud.Tenancy.Domain;
using OrderCloud.Tenancy.Persistence;

namespace OrderCloud.Tenancy.Features;

/// <summary>Which invitation to send again.</summary>
internal sealed record ResendInvitationInput(Id<Invitation> Id);

/// <summary>Makes a new link for an invitation that was not answered, for another 7 days. The link before is dead.</summary>
internal sealed class ResendInvitation(TenancyDb db, Granting granting, MemberPlaces places, InvitationMails mails, TenantContext tenant, TimeProvider clock)
    : Mutation<ResendInvitationInput, SentInvitation, InvitationNotFoundError, InvitationClosedError, RoleNotFoundError, GrantNotHeldError, MemberLimitReachedError, InvitationsExhaustedError>, IGuarded
{
    public static Permission Requires => TenancyPermissions.ManageMembers;

    public override async Task<Outcome> HandleAsync(ResendInvitationInput input, CancellationToken ct)
    {
        await granting.EnterAsync(ct);

        if (await db.Invitations.SingleOrDefaultAsync(it => it.Id == input.Id.Value, ct) is not { } invitation)
            return new InvitationNotFoundError();

        var now = clock.GetUtcNow();

        if (!invitation.IsPending)
            return new InvitationClosedError(invitation.StatusAt(now));

        var (_, refusal) = await granting.GrantableAsync(invitation.RoleIds, await granting.OfCallerAsync(ct), ct);

        // The roles are the invitation's: there is no list in this input to point into.
        if (refusal is RoleNotFoundError)
            return new RoleNotFoundError("input", "id");

        if (refusal is GrantNotHeldError lacking)
            return lacking with { Field = ["input", "id"] };

        // An open invitation holds its place; one that is too old needs one again.
        if (invitation.StatusAt(now) is InvitationStatus.Expired && await places.FindExcessAsync(ct) is { } full)
            return full;

        var token = InvitationTokens.New(tenant.Id);
        invitation.Renew(TenantTokens.HashOf(token), now);

        if (!await mails.TrySendAsync(invitation, token, ct))
            return new InvitationsExhaustedError("input", "id");

        return new SentInvitation(invitation, InvitationLinks.Of(token));
    }
}
