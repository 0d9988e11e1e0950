using Microsoft.EntityFrameworkCore;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;
using OrderCloud.Tenancy.Domain;
using OrderCloud.Tenancy.Persistence;

namespace OrderCloud.Tenancy.Features;

/// <summary>Who shall own the company in your place.</summary>
internal sealed record TransferOwnershipInput(Id<Member> MemberId);

/// <summary>Only an owner can hand the company on.</summary>
internal sealed record NotOwnerError() : Error("MEMBER_NOT_OWNER", "Only an owner can hand the company on.");

/// <summary>Who owns the company now.</summary>
/// <param name="Owner">The new owner.</param>
/// <param name="FormerOwner">You: an admin, if you have no other role.</param>
internal sealed record TransferredOwnership(Member Owner, Member FormerOwner) : IPayload;

/// <summary>Makes another member an owner in the caller's place. He who hands it on keeps his other roles, and is an admin if he has none.</summary>
internal sealed class TransferOwnership(TenancyDb db, Granting granting, Caller caller, TimeProvider clock)
    : Mutation<TransferOwnershipInput, TransferredOwnership, MemberNotFoundError, MemberInactiveError, NotOwnerError, GrantNotHeldError>, IGuarded
{
    public static Permission Requires => TenancyPermissions.ManageMembers;

    public override async Task<Outcome> HandleAsync(TransferOwnershipInput input, CancellationToken ct)
    {
        await granting.EnterAsync(ct);

        if (await db.Members.Include(it => it.Roles).SingleOrDefaultAsync(it => it.Id == input.MemberId.Value, ct) is not { } next)
            return new MemberNotFoundError("input", "memberId");

        if (!next.IsActive)
            return new MemberInactiveError("input", "memberId");

        if (next.Id == caller.SubjectId)
            return new InvalidInputError("This is yourself. Name another member.", "input", "memberId");

        var templates = await db.Roles.AsNoTracking().Where(role => role.TemplateKey == TemplateRoles.Owner || role.TemplateKey == TemplateRoles.Admin).ToListAsync(ct);
        var owner = templates.Single(role => role.IsOwner).Id;

        if (await db.Members.Include(it => it.Roles).SingleOrDefaultAsync(it => it.Id == caller.SubjectId, ct) is not { } former || !former.Roles.Exists(held => held.RoleId == owner))
            return new NotOwnerError();

        // A program that acts for the owner hands on no more than it may do itself.
        if ((await granting.OfCallerAsync(ct)).LackOf(templates.Single(role => role.IsOwner)) is { Any: true } lack)
            return GrantNotHeldError.Of(lack, "input", "memberId");

        var now = clock.GetUtcNow();
        var kept = former.Roles.Select(held => held.RoleId).Where(role => role != owner).ToList();
        next.SetRoles(next.Roles.Select(held => held.RoleId).Append(owner), now);
        former.SetRoles(kept is [] ? templates.Where(role => !role.IsOwner).Select(role => role.Id) : kept, now);

        return new TransferredOwnership(next, former);
    }
}
