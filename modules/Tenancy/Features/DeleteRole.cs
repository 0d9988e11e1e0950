using Microsoft.EntityFrameworkCore;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;
using OrderCloud.Tenancy.Domain;
using OrderCloud.Tenancy.Persistence;

namespace OrderCloud.Tenancy.Features;

/// <summary>Which role to delete, and the version that you saw.</summary>
internal sealed record DeleteRoleInput(Id<Role> Id, int ExpectedVersion);

/// <summary>What was deleted.</summary>
/// <param name="DeletedId">The id that the role had.</param>
internal sealed record DeletedRole(Id<Role> DeletedId) : IPayload;

/// <summary>Deletes a role that nobody has and nobody is invited to.</summary>
internal sealed class DeleteRole(TenancyDb db, Granting granting)
    : Mutation<DeleteRoleInput, DeletedRole, RoleNotFoundError, RoleVersionConflictError, RoleFixedError, RoleInUseError>, IGuarded
{
    public static Permission Requires => TenancyPermissions.ManageRoles;

    public override async Task<Outcome> HandleAsync(DeleteRoleInput input, CancellationToken ct)
    {
        await granting.EnterAsync(ct);

        if (await db.Roles.SingleOrDefaultAsync(it => it.Id == input.Id.Value, ct) is not { } role)
            return new RoleNotFoundError("input", "id");

        if (role.Version != input.ExpectedVersion)
            return new RoleVersionConflictError(input.ExpectedVersion, role);

        if (role.IsOwner)
            return new RoleFixedError();

        var members = await db.MemberRoles.CountAsync(held => held.RoleId == role.Id, ct);
        var open = await db.Invitations.Where(it => it.AcceptedAt == null && it.RevokedAt == null).Select(it => it.RoleIds).ToListAsync(ct);

        if (members + open.Count(roles => roles.Contains(role.Id)) is > 0)
            return new RoleInUseError(members, open.Count(roles => roles.Contains(role.Id)));

        db.Remove(role);

        return new DeletedRole(input.Id);
    }
}
