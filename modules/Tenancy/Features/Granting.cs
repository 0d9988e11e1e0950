using Microsoft.EntityFrameworkCore;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;
using OrderCloud.Tenancy.Domain;
using OrderCloud.Tenancy.Persistence;

namespace OrderCloud.Tenancy.Features;

/// <summary>What the caller may give to others: nothing that he lacks, and he takes nothing from others that he couldn't give.</summary>
internal sealed class Granting(TenancyDb db, Caller caller)
{
    /// <summary>
    /// Makes rivals who change members or roles of this tenant wait until this transaction ends. Asked before anything is read:
    /// what is read then is what will be true at the commit.
    /// </summary>
    public Task EnterAsync(CancellationToken ct) => db.Tenants.ExecuteUpdateAsync(set => set.SetProperty(tenant => tenant.Membership, tenant => tenant.Membership + 1), ct);

    /// <summary>The caller's own authority, as it is now.</summary>
    public async Task<Authority> OfCallerAsync(CancellationToken ct) => caller.Kind is CallerKind.Member
        ? Authority.Of((await RolesOfAsync(caller.SubjectId, ct)).Select(AsCaller))
        : Authority.OfProgram(caller.Permissions, FieldsOf(":read"), FieldsOf(":write"));

    /// <summary>Finds the wanted roles and sees to it that the caller may give each of them.</summary>
    public async Task<(IReadOnlyList<Role> Roles, Error? Refusal)> GrantableAsync(IReadOnlyList<Guid> ids, Authority authority, CancellationToken ct)
    {
        var known = await db.Roles.AsNoTracking().Where(role => ids.Contains(role.Id)).ToDictionaryAsync(role => role.Id, ct);

        foreach (var (index, id) in ids.Index())
        {
            if (!known.TryGetValue(id, out var role))
                return ([], new RoleNotFoundError("input", "roleIds", $"{index}"));

            if (authority.LackOf(role) is { Any: true } lack)
                return ([], GrantNotHeldError.Of(lack, "input", "roleIds", $"{index}"));
        }

        return ([.. known.Values], null);
    }

    /// <summary>Refuses what would take from a member a right that the caller lacks.</summary>
    public async Task<GrantNotHeldError?> RefusesToTouchAsync(Guid memberId, Authority authority, CancellationToken ct) =>
        memberId != caller.SubjectId && authority.LackOf(Authority.Of(await RolesOfAsync(memberId, ct))) is { Any: true } lack ? GrantNotHeldError.Of(lack, "input", "id") : null;

    /// <summary>Refuses to change what a program that may do more than the caller can be used for: he could make it do that for him.</summary>
    public async Task<PermissionNotHeldError?> RefusesToTouchAsync(ApiClient client, string field, CancellationToken ct) =>
        (await OfCallerAsync(ct)).LackOf(client.Authority) is { Any: true } lack ? new PermissionNotHeldError(lack.Permissions, lack.Fields) { Field = ["input", field] } : null;

    /// <summary>
    /// Teams decide what roles of scope TEAM reach: whoever changes teams holds all that such roles give, for every row. Without that
    /// he could put himself, or a friend, beside people whose work is not theirs to see.
    /// </summary>
    public async Task<GrantNotHeldError?> RefusesTeamsAsync(CancellationToken ct)
    {
        var teamwork = await db.Roles.AsNoTracking().Where(role => role.Scope == DataScope.Team).Select(role => role.Permissions).ToListAsync(ct);
        var wide = new Role { Name = "", Permissions = [.. teamwork.SelectMany(permissions => permissions).Distinct()], Scope = DataScope.All, ApprovalLimit = 0, ReadFields = [], WriteFields = [] };

        return (await OfCallerAsync(ct)).LackOf(wide) is { Any: true } lack ? GrantNotHeldError.Of(lack, "input") : null;
    }

    /// <summary>The first of the wanted members that doesn't exist.</summary>
    public async Task<MemberNotFoundError?> UnknownAsync(IReadOnlyList<Guid> members, CancellationToken ct)
    {
        var known = await db.Members.Where(member => members.Contains(member.Id)).Select(member => member.Id).ToListAsync(ct);

        foreach (var (index, id) in members.Index())
            if (!known.Contains(id))
                return new MemberNotFoundError("input", "memberIds", $"{index}");

        return null;
    }

    public async Task<IReadOnlyList<Role>> RolesOfAsync(Guid memberId, CancellationToken ct) => await
        (from held in db.MemberRoles
         join role in db.Roles on held.RoleId equals role.Id
         where held.MemberId == memberId
         select role).AsNoTracking().ToListAsync(ct);

    /// <summary>Whether anybody else owns the company and gets in. Call after <see cref="EnterAsync"/>.</summary>
    public Task<bool> IsAnotherOwnerAsync(Guid memberId, CancellationToken ct) =>
        (from held in db.MemberRoles
         join role in db.Roles on held.RoleId equals role.Id
         join member in db.Members on held.MemberId equals member.Id
         where role.TemplateKey == TemplateRoles.Owner && member.IsActive && member.Id != memberId
         select member.Id).AnyAsync(ct);

    // Through another program a person may do less than his roles say, and then he grants no more either.
    private Role AsCaller(Role role) => new()
    {
        Name = role.Name,
        Permissions = [.. role.Permissions.Where(caller.Permissions.Contains)],
        Scope = role.Scope,
        ApprovalLimit = role.ApprovalLimit,
        ReadFields = [.. role.ReadFields.Where(field => caller.May(Permission.ToRead(field)))],
        WriteFields = [.. role.WriteFields.Where(field => caller.May(Permission.ToWrite(field)))],
    };

    private IEnumerable<string> FieldsOf(string verb) => caller.Fields.Where(field => field.EndsWith(verb, StringComparison.Ordinal)).Select(field => field[..^verb.Length]);
}
