using Microsoft.EntityFrameworkCore;
using OrderCloud.Contracts;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;
using OrderCloud.Tenancy.Domain;
using OrderCloud.Tenancy.Persistence;

namespace OrderCloud.Tenancy.Features;

/// <param name="Permission">As <c>module:verb</c>.</param>
internal sealed record WhoCanArguments(string Permission);

/// <summary>A member who holds a permission.</summary>
/// <param name="Member">Who.</param>
/// <param name="Scope">Whose rows it reaches for him.</param>
/// <param name="ApprovalLimit">Highest amount he may approve, where the permission is bounded; null for no limit.</param>
/// <param name="Roles">Names of the roles that give it to him.</param>
internal sealed record Holder(Member Member, DataScope Scope, Money? ApprovalLimit, IReadOnlyList<string> Roles);

/// <summary>The active members who hold a permission, by name; the first 250. Null for a permission that doesn't exist.</summary>
internal sealed class GetWhoCan(TenancyDb db, ITenantSettings settings) : Query<WhoCanArguments, IReadOnlyList<Holder>>, IGuarded
{
    private const int Most = 250;

    public static Permission Requires => TenancyPermissions.ReadMembers;

    public override async Task<IReadOnlyList<Holder>?> HandleAsync(WhoCanArguments arguments, CancellationToken ct)
    {
        if (!PermissionList.Names.Contains(arguments.Permission))
            return null;

        var currency = (await settings.GetAsync(ct)).Currency;
        var giving = (await db.Roles.AsNoTracking().ToListAsync(ct)).Where(role => role.Permissions.Contains(arguments.Permission)).ToDictionary(role => role.Id);
        var ids = giving.Keys.ToList();
        var members = await db.Members.AsNoTracking().Include(member => member.Roles)
            .Where(member => member.IsActive && member.Roles.Any(held => ids.Contains(held.RoleId)))
            .OrderBy(member => member.DisplayName).ThenBy(member => member.Id).Take(Most).ToListAsync(ct);

        return [.. members.Select(member => HolderOf(member, [.. member.Roles.Where(held => giving.ContainsKey(held.RoleId)).Select(held => giving[held.RoleId])]))];

        Holder HolderOf(Member member, Role[] roles) => new(
            member,
            roles.Max(role => role.Scope),
            Authority.Bounded.Contains(arguments.Permission) && Authority.Of(roles).LimitOf(arguments.Permission) is { } limit ? new Money(limit, currency) : null,
            [.. roles.Select(role => role.Name).Order(StringComparer.Ordinal)]);
    }
}
