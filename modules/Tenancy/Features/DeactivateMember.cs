using Microsoft.EntityFrameworkCore;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;
using OrderCloud.Tenancy.Domain;
using OrderCloud.Tenancy.Persistence;

namespace OrderCloud.Tenancy.Features;

/// <summary>Whom to put aside, and the version that you saw.</summary>
internal sealed record DeactivateMemberInput(Id<Member> Id, int ExpectedVersion);

/// <summary>Puts a member aside: he is out from the next request on, and stays in the history.</summary>
internal sealed class DeactivateMember(TenancyDb db, Granting granting, TimeProvider clock)
    : Mutation<DeactivateMemberInput, Member, MemberNotFoundError, MemberVersionConflictError, MemberInactiveError, GrantNotHeldError, LastOwnerError>, IGuarded
{
    public static Permission Requires => TenancyPermissions.ManageMembers;

    public override async Task<Outcome> HandleAsync(DeactivateMemberInput input, CancellationToken ct)
    {
        await granting.EnterAsync(ct);

        if (await db.Members.SingleOrDefaultAsync(it => it.Id == input.Id.Value, ct) is not { } member)
            return new MemberNotFoundError("input", "id");

        if (member.Version != input.ExpectedVersion)
            return new MemberVersionConflictError(input.ExpectedVersion, member);

        if (!member.IsActive)
            return new MemberInactiveError("input", "id");

        if (await granting.RefusesToTouchAsync(member.Id, await granting.OfCallerAsync(ct), ct) is { } lacking)
            return lacking;

        if (!await granting.IsAnotherOwnerAsync(member.Id, ct))
            return new LastOwnerError();

        member.Deactivate(clock.GetUtcNow());

        return member;
    }
}
