using Microsoft.EntityFrameworkCore;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;
using OrderCloud.Tenancy.Domain;
using OrderCloud.Tenancy.Persistence;

namespace OrderCloud.Tenancy.Features;

/// <summary>A role of the company's own.</summary>
/// <param name="Name">1 to 100 characters, one of its kind.</param>
/// <param name="Permissions">What it allows, as <c>module:verb</c>; none that you lack.</param>
/// <param name="Scope">Whose rows the permissions reach; no more than yours do.</param>
/// <param name="ApprovalLimit">Highest amount that may be approved, in the base currency; 0 where it is missing.</param>
/// <param name="HasNoApprovalLimit">True to let it approve any amount; then the limit is not looked at.</param>
/// <param name="ReadFields">Guarded fields it may read, e.g. <c>customer.phone</c>, or <c>*</c>.</param>
/// <param name="WriteFields">Guarded fields it may write.</param>
internal sealed record CreateRoleInput(
    string Name, IReadOnlyList<string> Permissions, DataScope Scope, decimal ApprovalLimit = 0, bool HasNoApprovalLimit = false,
    IReadOnlyList<string>? ReadFields = null, IReadOnlyList<string>? WriteFields = null);

/// <summary>Makes a role. Nobody can put into it what he lacks himself.</summary>
internal sealed class CreateRole(TenancyDb db, Granting granting, ITenantSettings settings) : Mutation<CreateRoleInput, Role, RoleNameTakenError, GrantNotHeldError>, IGuarded
{
    public static Permission Requires => TenancyPermissions.ManageRoles;

    public override async Task<Outcome> HandleAsync(CreateRoleInput input, CancellationToken ct)
    {
        var problems = new Problems();
        var limit = problems.RequireLimit(input.ApprovalLimit, (await settings.GetAsync(ct)).Currency);
        var role = new Role
        {
            Name = problems.Line(input.Name, Role.NameLength, "name"),
            Permissions = problems.RequirePermissions(input.Permissions),
            Scope = input.Scope,
            ApprovalLimit = input.HasNoApprovalLimit ? null : limit,
            ReadFields = problems.RequireFields(input.ReadFields ?? [], "readFields"),
            WriteFields = problems.RequireFields(input.WriteFields ?? [], "writeFields"),
        };

        if (problems.Any)
            return problems;

        await granting.EnterAsync(ct);

        if (await db.Roles.AnyAsync(it => it.Name == role.Name, ct))
            return new RoleNameTakenError();

        if ((await granting.OfCallerAsync(ct)).LackOf(role) is { Any: true } lack)
            return GrantNotHeldError.Of(lack, "input");

        db.Add(role);

        return role;
    }
}
