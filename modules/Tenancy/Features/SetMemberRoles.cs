using Microsoft.EntityFrameworkCore;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;
using OrderCloud.Tenancy.Domain;
using OrderCloud.Tenancy.Persistence;

namespace OrderCloud.Tenancy.Features;

/// <summary>The roles that a member shall have, and no others.</summary>
/// <param name="ExpectedVersion">The version that you saw.</param>
/// <param name="RoleIds">1 to 20; you must hold whatever they give and whatever is taken away.</param>
internal sealed record SetMemberRolesInput(Id<Member> Id, int ExpectedVersion, IReadOnlyList<Id<Role>> RoleIds);

/// <summary>Gives a member these roles and takes all others from him. It holds from his next request on.</summary>
internal sealed class SetMemberRoles(TenancyDb db, Granting granting, TimeProvider clock)
    : Mutation<SetMemberRolesInput, Member, MemberNotFoundError, MemberVersionConflictError, RoleNotFoundError, GrantNotHeldError, LastOwnerError>, IGuarded
{
    public static Permission Requires => TenancyPermissions.ManageMembers;

    public override async Task<Outcome> HandleAsync(SetMemberRolesInput input, CancellationToken ct)
    {
        if (new Problems().RequireRoles(input.RoleIds.Count) is { Any: true } problems)
            return problems;

        await granting.EnterAsync(ct);

        if (await db.Members.Include(it => it.Roles).SingleOrDefaultAsync(it => it.Id == input.Id.Value, ct) is not { } member)
            return new MemberNotFoundError("input", "id");

        if (member.Version != input.ExpectedVersion)
            return new MemberVersionConflictError(input.ExpectedVersion, member);

        var authority = await granting.OfCallerAsync(ct);
        var (wanted, refusal) = await granting.GrantableAsync([.. input.RoleIds.Select(id => id.Value)], authority, ct);

        if (refusal is RoleNotFoundError unknown)
            return unknown;

        if (refusal is GrantNotHeldError notHeld)
            return notHeld;

        if (await granting.RefusesToTouchAsync(member.Id, authority, ct) is { } lacking)
            return lacking;

        if (!wanted.Any(role => role.IsOwner) && !await granting.IsAnotherOwnerAsync(member.Id, ct))
            return new LastOwnerError();

        member.SetRoles(wanted.Select(role => role.Id), clock.GetUtcNow());

        return member;
    }
}
