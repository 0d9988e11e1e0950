using Microsoft.EntityFrameworkCore;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;
using OrderCloud.Tenancy.Domain;
using OrderCloud.Tenancy.Persistence;

namespace OrderCloud.Tenancy.Features;

/// <summary>What to change of a role; what is left out stays as it is.</summary>
/// <param name="ExpectedVersion">The version that you saw.</param>
/// <param name="Name">1 to 100 characters, one of its kind.</param>
/// <param name="Permissions">All that it allows from now on; none that you lack.</param>
/// <param name="Scope">Whose rows the permissions reach; no more than yours do.</param>
/// <param name="ApprovalLimit">Highest amount that may be approved, in the base currency; null for any amount.</param>
/// <param name="ReadFields">All guarded fields it may read from now on.</param>
/// <param name="WriteFields">All guarded fields it may write from now on.</param>
internal sealed record UpdateRoleInput(
    Id<Role> Id, int ExpectedVersion, Optional<string> Name, Optional<IReadOnlyList<string>> Permissions, Optional<DataScope> Scope, Optional<decimal?> ApprovalLimit,
    Optional<IReadOnlyList<string>> ReadFields, Optional<IReadOnlyList<string>> WriteFields);

/// <summary>Changes a role. It holds for its members from their next request on. The owner's role stays as it is.</summary>
internal sealed class UpdateRole(TenancyDb db, Granting granting, ITenantSettings settings)
    : Mutation<UpdateRoleInput, Role, RoleNotFoundError, RoleVersionConflictError, RoleFixedError, RoleNameTakenError, GrantNotHeldError>, IGuarded
{
    public static Permission Requires => TenancyPermissions.ManageRoles;

    public override async Task<Outcome> HandleAsync(UpdateRoleInput input, CancellationToken ct)
    {
        await granting.EnterAsync(ct);

        if (await db.Roles.SingleOrDefaultAsync(it => it.Id == input.Id.Value, ct) is not { } role)
            return new RoleNotFoundError("input", "id");

        if (role.Version != input.ExpectedVersion)
            return new RoleVersionConflictError(input.ExpectedVersion, role);

        if (role.IsOwner)
            return new RoleFixedError();

        var authority = await granting.OfCallerAsync(ct);

        // Before and after: nobody takes out of a role what he couldn't put in.
        if (authority.LackOf(role) is { Any: true } before)
            return GrantNotHeldError.Of(before, "input", "id");

        if (await ApplyAsync(input, role, ct) is { Any: true } problems)
            return problems;

        if (await db.Roles.AnyAsync(it => it.Name == role.Name && it.Id != role.Id, ct))
            return new RoleNameTakenError();

        return authority.LackOf(role) is { Any: true } after ? GrantNotHeldError.Of(after, "input") : role;
    }

    private async Task<Problems> ApplyAsync(UpdateRoleInput input, Role role, CancellationToken ct)
    {
        var problems = new Problems();

        if (input.Name.IsSet)
            role.Name = problems.Line(input.Name.Value, Role.NameLength, "name");

        if (input.Permissions.IsSet)
            role.Permissions = problems.RequirePermissions(input.Permissions.Value ?? []);

        if (input.Scope.IsSet)
            role.Scope = input.Scope.Value;

        if (input.ApprovalLimit.IsSet)
            role.ApprovalLimit = input.ApprovalLimit.Value is { } limit ? problems.RequireLimit(limit, (await settings.GetAsync(ct)).Currency) : null;

        if (input.ReadFields.IsSet)
            role.ReadFields = problems.RequireFields(input.ReadFields.Value ?? [], "readFields");

        if (input.WriteFields.IsSet)
            role.WriteFields = problems.RequireFields(input.WriteFields.Value ?? [], "writeFields");

        return problems;
    }
}
