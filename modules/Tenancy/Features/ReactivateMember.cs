using Microsoft.EntityFrameworkCore;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;
using OrderCloud.Tenancy.Domain;
using OrderCloud.Tenancy.Persistence;

namespace OrderCloud.Tenancy.Features;

/// <summary>Who shall get in again, and the version that you saw.</summary>
internal sealed record ReactivateMemberInput(Id<Member> Id, int ExpectedVersion);

/// <summary>Lets a member in again who was put aside, with the roles he had.</summary>
internal sealed class ReactivateMember(TenancyDb db, Granting granting, MemberPlaces places, TimeProvider clock)
    : Mutation<ReactivateMemberInput, Member, MemberNotFoundError, MemberVersionConflictError, MemberActiveError, GrantNotHeldError, MemberLimitReachedError>, IGuarded
{
    public static Permission Requires => TenancyPermissions.ManageMembers;

    public override async Task<Outcome> HandleAsync(ReactivateMemberInput input, CancellationToken ct)
    {
        await granting.EnterAsync(ct);

        if (await db.Members.SingleOrDefaultAsync(it => it.Id == input.Id.Value, ct) is not { } member)
            return new MemberNotFoundError("input", "id");

        if (member.Version != input.ExpectedVersion)
            return new MemberVersionConflictError(input.ExpectedVersion, member);

        if (member.IsActive)
            return new MemberActiveError();

        if (await granting.RefusesToTouchAsync(member.Id, await granting.OfCallerAsync(ct), ct) is { } lacking)
            return lacking;

        if (await places.FindExcessAsync(ct) is { } full)
            return full;

        member.Reactivate(clock.GetUtcNow());

        return member;
    }
}
