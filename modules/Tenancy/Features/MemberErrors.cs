using OrderCloud.Platform.Graph;
using OrderCloud.Tenancy.Domain;

namespace OrderCloud.Tenancy.Features;

/// <summary>There is no such member.</summary>
internal sealed record MemberNotFoundError(params string[] Field) : Error("MEMBER_NOT_FOUND", "There is no such member.", Field);

/// <summary>Somebody changed the member since he was read.</summary>
/// <param name="Current">The member as he is now.</param>
internal sealed record MemberVersionConflictError(int ExpectedVersion, Member Current)
    : Error("VERSION_CONFLICT", "The member was changed by someone else.", "input", "expectedVersion");

/// <summary>The member is put aside: he doesn't get in.</summary>
internal sealed record MemberInactiveError(params string[] Field) : Error("MEMBER_INACTIVE", "This member is put aside. Reactivate him first.", Field);

/// <summary>The member is active already.</summary>
internal sealed record MemberActiveError() : Error("MEMBER_ACTIVE", "This member is active already.", "input", "id");

/// <summary>A company keeps one owner at least: without one nobody could let anybody in.</summary>
internal sealed record LastOwnerError() : Error("OWNER_LAST", "This is the last owner. Make somebody else an owner first.", "input", "id");

/// <summary>Nobody grants what he lacks, and nobody takes from others what he couldn't give.</summary>
/// <param name="Permissions">Permissions that the caller lacks, or holds for fewer rows.</param>
/// <param name="Fields">Rights to fields that the caller lacks, e.g. <c>customer.phone:read</c>.</param>
/// <param name="IsOverLimit">True when the approval limit is above the caller's own.</param>
internal sealed record GrantNotHeldError(IReadOnlyList<string> Permissions, IReadOnlyList<string> Fields, bool IsOverLimit, params string[] Field)
    : Error("GRANT_NOT_HELD", "You can give and take only what you may do yourself: permissions, rows, fields and approval limit. Ask somebody who holds them.", Field), IRefusesGrant
{
    public static GrantNotHeldError Of(Lack lack, params string[] field) => new(lack.Permissions, lack.Fields, lack.IsOverLimit, field);
}
