using Microsoft.EntityFrameworkCore;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Platform.Access;
using OrderCloud.Tenancy.Domain;
using OrderCloud.Tenancy.Persistence;

namespace OrderCloud.Tenancy.Features;

/// <inheritdoc cref="IOwners"/>
internal sealed class Owners(TenancyDb db, Granting granting, TenantContext tenant, TimeProvider clock) : IOwners
{
    private const string Operator = "operator";

    public async Task<OwnerGrant?> GrantAsync(string email, Guid? accountId, CancellationToken ct)
    {
        await granting.EnterAsync(ct);

        if (await db.Tenants.AsNoTracking().SingleOrDefaultAsync(ct) is not { } company)
            return null;

        var owner = await db.Roles.Where(role => role.TemplateKey == TemplateRoles.Owner).Select(role => role.Id).SingleAsync(ct);

        if (accountId is not { } account)
            return new(company.Name, await InviteAsync(email.Trim(), owner, ct));

        await MakeOwnerAsync(account, email.Trim(), owner, ct);

        return new(company.Name, InvitationLink: null);
    }

    private async Task MakeOwnerAsync(Guid accountId, string email, Guid owner, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var member = await db.Members.Include(it => it.Roles).SingleOrDefaultAsync(it => it.AccountId == accountId, ct);

        if (member is null)
            db.Add(member = new Member { AccountId = accountId, DisplayName = NameOf(email), Email = email, JoinedAt = now });

        if (!member.IsActive)
            member.Reactivate(now);

        member.SetRoles(member.Roles.Select(held => held.RoleId).Append(owner), now);
    }

    private async Task<string> InviteAsync(string email, Guid owner, CancellationToken ct)
    {
        var (key, now) = (Invitation.KeyOf(email), clock.GetUtcNow());

        foreach (var pending in await db.Invitations.Where(it => it.EmailKey == key && it.AcceptedAt == null && it.RevokedAt == null).ToListAsync(ct))
            pending.Revoke(now);

        var token = InvitationTokens.New(tenant.Id);
        db.Add(new Invitation
        {
            Email = email,
            EmailKey = key,
            DisplayName = NameOf(email),
            RoleIds = [owner],
            TokenHash = TenantTokens.HashOf(token),
            InvitedByName = Operator,
            InvitedAt = now,
            ExpiresAt = now + Invitation.Lifetime,
        });

        return InvitationLinks.Of(token);
    }

    private static string NameOf(string email) => email[..Math.Min(Member.NameLength, email.LastIndexOf('@') is var at and > 0 ? at : email.Length)];
}
