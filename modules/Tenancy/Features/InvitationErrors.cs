using OrderCloud.Platform.Graph;
using OrderCloud.Tenancy.Domain;

namespace OrderCloud.Tenancy.Features;

/// <summary>There is no such invitation.</summary>
internal sealed record InvitationNotFoundError() : Error("INVITATION_NOT_FOUND", "There is no such invitation.", "input", "id");

/// <summary>The invitation was accepted or revoked.</summary>
/// <param name="Status">What became of it.</param>
internal sealed record InvitationClosedError(InvitationStatus Status) : Error("INVITATION_CLOSED", "This invitation was accepted or revoked already. Make a new one if need be.", "input", "id");

/// <summary>The person was invited and has not answered yet.</summary>
/// <param name="InvitationId">The invitation: it can be sent again.</param>
internal sealed record InvitationPendingError(Id<Invitation> InvitationId) : Error("INVITATION_PENDING", "This person is invited already. Send the invitation again, or revoke it.", "input", "email");

/// <summary>So many invitations are mailed to one address in a quarter of an hour, and by one company in a day, and no more.</summary>
internal sealed record InvitationsExhaustedError(params string[] Field)
    : Error("INVITATIONS_EXHAUSTED", "Too many invitations were mailed to this address, or by this company. Try again in a quarter of an hour, or else tomorrow.", Field);

/// <summary>The person works here, or did.</summary>
/// <param name="MemberId">The member: whoever was put aside can be reactivated.</param>
internal sealed record MemberExistsError(Id<Member> MemberId) : Error("MEMBER_EXISTS", "This person is a member already. Change his roles, or reactivate him.", "input", "email");
