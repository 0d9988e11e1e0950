using Microsoft.EntityFrameworkCore;
using OrderCloud.Contracts.Identity;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;
using OrderCloud.Platform.Graph.Data;
using OrderCloud.Tenancy.Domain;
using OrderCloud.Tenancy.Persistence;

namespace OrderCloud.Tenancy.Features;

/// <summary>A person who shall work here.</summary>
/// <param name="Email">Where the invitation goes; the account of this address accepts it.</param>
/// <param name="DisplayName">What his colleagues will call him, 1 to 100 characters.</param>
/// <param name="RoleIds">The roles he will have, 1 to 20; none that you couldn't give yourself.</param>
/// <param name="Language">en, zh-CN or zh-TW; the company's where it is missing.</param>
internal sealed record InviteMemberInput(string Email, string DisplayName, IReadOnlyList<Id<Role>> RoleIds, string? Language = null);

/// <summary>The invitation, and the link that the person follows.</summary>
/// <param name="Invitation">The invitation, as the list shows it.</param>
/// <param name="Link">Path on this server, shown this once: whoever has it can accept. It works once, for 7 days. Null when the call was repeated with its idempotency key.</param>
internal sealed record SentInvitation(Invitation Invitation, string Link) : IPayload;

/// <summary>Invites a person to work here. The link is mailed, and shown in the answer and never again.</summary>
internal sealed class InviteMember(TenancyDb db, Granting granting, MemberPlaces places, InvitationMails mails, TenantContext tenant, Caller caller, TimeProvider clock)
    : Mutation<InviteMemberInput, SentInvitation, RoleNotFoundError, GrantNotHeldError, MemberExistsError, InvitationPendingError, MemberLimitReachedError, InvitationsExhaustedError>, IGuarded
{
    public static Permission Requires => TenancyPermissions.ManageMembers;

    public override async Task<Outcome> HandleAsync(InviteMemberInput input, CancellationToken ct)
    {
        var problems = new Problems().RequireRoles(input.RoleIds.Count);
        problems.Require(EmailAddress.IsValid(input.Email.Trim()), $"This is no e-mail address. Write it as name@example.com, with at most {IAccounts.EmailLength} characters.", "email");
        var name = problems.Line(input.DisplayName, Member.NameLength, "displayName");
        problems.RequireLanguage(input.Language ?? "en");

        if (problems.Any)
            return problems;

        await granting.EnterAsync(ct);
        var (_, refusal) = await granting.GrantableAsync([.. input.RoleIds.Select(id => id.Value)], await granting.OfCallerAsync(ct), ct);

        if (refusal is RoleNotFoundError unknown)
            return unknown;

        if (refusal is GrantNotHeldError lacking)
            return lacking;

        var (email, key, now) = (input.Email.Trim(), Invitation.KeyOf(input.Email), clock.GetUtcNow());

        if (await db.Members.Where(member => CaseInsensitive.Fold(member.Email) == CaseInsensitive.Fold(key)).Select(member => (Guid?)member.Id).FirstOrDefaultAsync(ct) is { } known)
            return new MemberExistsError(new(known));

        if (await db.Invitations.FirstOrDefaultAsync(it => it.EmailKey == key && it.AcceptedAt == null && it.RevokedAt == null, ct) is { } pending)
            return new InvitationPendingError(new(pending.Id));

        if (await places.FindExcessAsync(ct) is { } full)
            return full;

        var token = InvitationTokens.New(tenant.Id);
        var invitation = new Invitation
        {
            Email = email,
            EmailKey = key,
            DisplayName = name,
            Language = input.Language,
            RoleIds = [.. input.RoleIds.Select(id => id.Value).Distinct()],
            TokenHash = TenantTokens.HashOf(token),
            InvitedByName = caller.Name.Length <= Member.NameLength ? caller.Name : caller.Name[..Member.NameLength],
            InvitedAt = now,
            ExpiresAt = now + Invitation.Lifetime,
        };

        if (!await mails.TrySendAsync(invitation, token, ct))
            return new InvitationsExhaustedError("input", "email");

        db.Add(invitation);

        return new SentInvitation(invitation, InvitationLinks.Of(token));
    }
}

/// <summary>Where an invitation is accepted; the host's page is there.</summary>
internal static class InvitationLinks
{
    public static string Of(string token) => $"/account/invitation?token={token}";
}

/// <summary>Mails an invitation, in its own language or the company's.</summary>
internal sealed class InvitationMails(IMailer mailer, ITenantSettings settings)
{
    public async Task<bool> TrySendAsync(Invitation invitation, string token, CancellationToken ct)
    {
        var company = await settings.GetAsync(ct);

        return mailer.TrySend(new InvitationMail(invitation.Email, invitation.Language ?? company.Language, company.Name, invitation.InvitedByName, InvitationLinks.Of(token)));
    }
}
