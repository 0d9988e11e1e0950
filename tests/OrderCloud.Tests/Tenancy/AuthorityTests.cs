using CsCheck;
using OrderCloud.Platform.Access;
using OrderCloud.Tenancy.Domain;

namespace OrderCloud.Tests.Tenancy;

/// <summary>Roles add up, and nobody grants what he lacks, whatever the roles are.</summary>
public sealed class AuthorityTests
{
    private static readonly string[] Permissions = ["orders:read", "orders:approve", "inventory:approve-purchase", "tenancy:manage-roles", "orders:checkout"];
    private static readonly string[] Fields = ["customer.phone", "variant.cost", "*"];

    private static readonly Gen<Role> AnyRole =
        from permissions in Gen.Shuffle(Permissions, 0, Permissions.Length)
        from scope in Gen.Enum<DataScope>()
        from limit in Gen.OneOf(Gen.Const((long?)null), Gen.Long[0, 3].Select(value => (long?)value))
        from reads in Gen.Shuffle(Fields, 0, 2)
        from writes in Gen.Shuffle(Fields, 0, 2)
        select new Role { Name = "A role", Permissions = permissions, Scope = scope, ApprovalLimit = limit, ReadFields = reads, WriteFields = writes };

    private static readonly Gen<Role[]> AnyRoles = AnyRole.Array[0, 4];

    [Fact, Trait("Capability", "A3/part")]
    public void Each_permission_has_its_own_roles_widest_scope_and_highest_limit()
    {
        var sum = Authority.Of([Role(DataScope.Own, 500, "orders:read", "orders:approve"), Role(DataScope.All, 10, "orders:approve"), Role(DataScope.Team, limit: null, "orders:read")]);

        Assert.Equal((DataScope.Team, DataScope.All), (sum.ScopeOf("orders:read"), sum.ScopeOf("orders:approve")));
        Assert.Equal((500, 0), (sum.LimitOf("orders:approve"), sum.LimitOf("inventory:approve-purchase")));
        Assert.Null(sum.ScopeOf("orders:edit"));
    }

    [Fact, Trait("Capability", "W16/part"), Trait("Proves", "T8")]
    public void Whoever_covers_each_of_some_roles_covers_their_sum() => Gen.Select(AnyRoles, AnyRoles).Sample((mine, theirs) =>
    {
        var authority = Authority.Of(mine);
        var granted = theirs.Where(role => !authority.LackOf(role).Any).ToList();

        Assert.False(authority.LackOf(Authority.Of(granted)).Any);
    });

    [Fact, Trait("Capability", "W16/part"), Trait("Proves", "T8")]
    public void A_role_that_gives_anything_more_is_refused() => Gen.Select(AnyRoles, AnyRole).Sample((mine, role) =>
    {
        var authority = Authority.Of(mine);
        var more = Authority.Of([.. mine, role]);

        // Were it given to its giver, he would have more than before: exactly then it is refused.
        Assert.Equal(More(authority, more), authority.LackOf(role).Any);
    });

    /// <summary>
    /// Members of random roles make and change roles, give them, invite and make programs, each as the product's rules allow.
    /// Whatever they do, nobody ends with anything that the person who gave it did not have at that moment, so that nobody ever
    /// exceeds what all had together at the start.
    /// </summary>
    [Fact, Trait("Capability", "W16/part"), Trait("Proves", "T8")]
    public void No_path_that_changes_a_role_a_member_or_a_program_escalates() => Gen.Select(AnyRoles, Gen.Int[0, 99].Array[1, 40], AnyRole.Array[40]).Sample((roles, steps, wishes) =>
    {
        var company = new Company([.. roles]);
        var atFirst = Authority.Of(roles);

        foreach (var (step, wish) in steps.Zip(wishes))
            company.Do(step, wish);

        Assert.All(company.Everybody, authority => Assert.False(atFirst.LackOf(authority).Any));
    }, iter: 2_000);

    [Fact]
    public void The_property_can_fail() => Assert.True(Authority.Of([]).LackOf(Authority.Of([Role(DataScope.Own, 0, "orders:read")])).Any);

    private static bool More(Authority before, Authority after) =>
        Permissions.Any(permission => after.ScopeOf(permission) is { } scope && !(before.ScopeOf(permission) >= scope))
        || Fields.Any(field => (after.Reads(field) && !before.Reads(field)) || (after.Writes(field) && !before.Writes(field)))
        || Authority.Bounded.Any(permission => before.LimitOf(permission) is { } limit && !(after.LimitOf(permission) <= limit));

    private static Role Role(DataScope scope, long? limit, params string[] permissions) =>
        new() { Name = "A role", Permissions = permissions, Scope = scope, ApprovalLimit = limit, ReadFields = [], WriteFields = [] };

    /// <summary>Each role is held by one member at first; who joins later is given roles by one of them.</summary>
    private sealed class Company(List<Role> roles)
    {
        private readonly List<List<Role>> members = [.. roles.Select(role => new List<Role> { role })];
        private readonly List<Authority> programs = [];

        public IEnumerable<Authority> Everybody => members.Select(Authority.Of).Concat(programs);

        public void Do(int step, Role wish)
        {
            if (members is [])
                return;

            var by = Authority.Of(members[step % members.Count]);

            switch (step % 5)
            {
                case 0 when !by.LackOf(wish).Any:
                    roles.Add(wish);
                    break;
                case 1 when Pick(step) is { } role && !by.LackOf(role).Any && !by.LackOf(wish).Any:
                    (role.Permissions, role.Scope, role.ApprovalLimit, role.ReadFields, role.WriteFields) = (wish.Permissions, wish.Scope, wish.ApprovalLimit, wish.ReadFields, wish.WriteFields);
                    break;
                case 2 when Pick(step) is { } role && !by.LackOf(role).Any && members[step / 5 % members.Count] is var held && !by.LackOf(Authority.Of(held)).Any:
                    held.Clear();
                    held.Add(role);
                    break;
                case 3 when Pick(step) is { } role && !by.LackOf(role).Any:
                    members.Add([role]);
                    break;
                case 4 when Authority.OfProgram(wish.Permissions, wish.ReadFields, wish.WriteFields) is var program && !by.LackOf(program).Any:
                    programs.Add(program);
                    break;
            }
        }

        private Role? Pick(int step) => roles is [] ? null : roles[step * 7 % roles.Count];
    }
}
