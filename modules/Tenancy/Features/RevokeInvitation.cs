using Microsoft.EntityFrameworkCore;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;
using OrderCloud.Tenancy.Domain;
using OrderCloud.Tenancy.Persistence;

namespace OrderCloud.Tenancy.Features;

/// <summary>Which invitation to take back.</summary>
internal sealed record RevokeInvitationInput(Id<Invitation> Id);

/// <summary>Takes an invitation back before it is accepted: its link is dead.</summary>
internal sealed class RevokeInvitation(TenancyDb db, Granting granting, TimeProvider clock)
    : Mutation<RevokeInvitationInput, Invitation, InvitationNotFoundError, InvitationClosedError>, IGuarded
{
    public static Permission Requires => TenancyPermissions.ManageMembers;

    public override async Task<Outcome> HandleAsync(RevokeInvitationInput input, CancellationToken ct)
    {
        await granting.EnterAsync(ct);

        if (await db.Invitations.SingleOrDefaultAsync(it => it.Id == input.Id.Value, ct) is not { } invitation)
            return new InvitationNotFoundError();

        if (!invitation.IsPending)
            return new InvitationClosedError(invitation.StatusAt(clock.GetUtcNow()));

        invitation.Revoke(clock.GetUtcNow());

        return invitation;
    }
}
