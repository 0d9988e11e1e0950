using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Tenancy;

public abstract class SetMemberRolesTests(HostFixture host) : ApiTest(host)
{
    [Fact, Trait("Capability", "A3/part"), Trait("Proves", "P12")]
    public async Task It_holds_from_the_next_request_on()
    {
        var tenant = await SignUpAsync();
        using var lin = await People.JoinAsync(Host, tenant, await tenant.Owner.RoleIdAsync("sales"));
        var id = await lin.MemberIdAsync();
        var before = await lin.SendAsync("{ members { totalCount } }");

        var changed = await tenant.Owner.MutateAsync(People.SetRoles, new { input = new { id, expectedVersion = 1, roleIds = new[] { await tenant.Owner.RoleIdAsync("admin") } } });
        var after = await lin.SendAsync("{ members { totalCount } }");

        Assert.Equal(["AUTH_NOT_AUTHORIZED"], before.Codes);
        Assert.Equal((2, "Admin"), (changed.GetProperty("member").GetProperty("version").GetInt32(), changed.GetProperty("member").GetProperty("roles")[0].GetProperty("name").GetString()));
        Assert.Empty(after.Errors);
    }

    [Fact]
    public async Task A_stale_version_is_refused()
    {
        var tenant = await SignUpAsync();
        using var lin = await People.JoinAsync(Host, tenant, await tenant.Owner.RoleIdAsync("sales"));
        var input = new { input = new { id = await lin.MemberIdAsync(), expectedVersion = 1, roleIds = new[] { await tenant.Owner.RoleIdAsync("finance") } } };
        await tenant.Owner.MutateAsync(People.SetRoles, input);

        Assert.Equal(("MemberVersionConflictError", "VERSION_CONFLICT", "input.expectedVersion"), (await tenant.Owner.RefusedAsync(People.SetRoles, input)).Only());
    }

    [Fact, Trait("Capability", "W16/part"), Trait("Proves", "T8")]
    public async Task Nobody_makes_himself_or_others_more_than_he_is()
    {
        var tenant = await SignUpAsync();
        using var admin = await People.JoinAsync(Host, tenant, await tenant.Owner.RoleIdAsync("admin"));
        var owner = await tenant.Owner.RoleIdAsync("owner");

        var himself = await admin.RefusedAsync(People.SetRoles, new { input = new { id = await admin.MemberIdAsync(), expectedVersion = 1, roleIds = new[] { owner } } });

        Assert.Equal(("GrantNotHeldError", "GRANT_NOT_HELD", "input.roleIds.0"), himself.Only());
        Assert.Equal(["tenancy:manage-plan", "tenancy:export-data", "tenancy:erase-person"], himself[0].GetProperty("permissions").EnumerateArray().Select(it => it.GetString()));
        Assert.True(himself[0].GetProperty("isOverLimit").GetBoolean());
    }

    [Fact]
    public async Task Nobody_takes_from_others_what_he_could_not_give()
    {
        var tenant = await SignUpAsync();
        using var admin = await People.JoinAsync(Host, tenant, await tenant.Owner.RoleIdAsync("admin"));

        var error = await admin.RefusedAsync(People.SetRoles, new { input = new { id = await tenant.Owner.MemberIdAsync(), expectedVersion = 1, roleIds = new[] { await tenant.Owner.RoleIdAsync("sales") } } });

        Assert.Equal(("GrantNotHeldError", "GRANT_NOT_HELD", "input.id"), error.Only());
    }

    [Fact]
    public async Task The_last_owner_stays()
    {
        var tenant = await SignUpAsync();

        var error = await tenant.Owner.RefusedAsync(People.SetRoles, new { input = new { id = await tenant.Owner.MemberIdAsync(), expectedVersion = 1, roleIds = new[] { await tenant.Owner.RoleIdAsync("admin") } } });

        Assert.Equal(("LastOwnerError", "OWNER_LAST", "input.id"), error.Only());
    }

    [Fact, Trait("Proves", "T8")]
    public async Task Of_two_owners_who_step_down_at_once_one_stays()
    {
        for (var round = 0; round < (Full ? 20 : 3); round++)
        {
            var tenant = await SignUpAsync();
            var admin = await tenant.Owner.RoleIdAsync("admin");
            using var second = await People.JoinAsync(Host, tenant, await tenant.Owner.RoleIdAsync("owner"));
            var ids = (First: await tenant.Owner.MemberIdAsync(), Second: await second.MemberIdAsync());

            var answers = await Task.WhenAll(
                tenant.Owner.SendAsync(People.SetRoles, new { input = new { id = ids.First, expectedVersion = 1, roleIds = new[] { admin } } }),
                second.SendAsync(People.SetRoles, new { input = new { id = ids.Second, expectedVersion = 1, roleIds = new[] { admin } } }),
                tenant.Owner.SendAsync(People.Deactivate, new { input = new { id = ids.First, expectedVersion = 1 } }));

            var owners = (await second.QueryAsync("{ members(where: { isActive: { eq: true } }) { nodes { roles { templateKey } } } }")).GetProperty("members").GetProperty("nodes").EnumerateArray()
                .Count(member => member.GetProperty("roles").EnumerateArray().Any(role => role.GetProperty("templateKey").GetString() == "owner"));
            Assert.True(owners >= 1, string.Join('\n', answers.Select(answer => answer.Body)));
            Assert.Contains(answers, answer => answer.Body.Contains("OWNER_LAST", StringComparison.Ordinal));
        }
    }

    [Fact, Trait("Proves", "P10")]
    public async Task Another_companys_member_answers_like_one_that_never_was()
    {
        var (mine, other) = (await SignUpAsync(), await SignUpAsync());
        var roleIds = new[] { await mine.Owner.RoleIdAsync("sales") };

        var foreign = await mine.Owner.SendAsync(People.SetRoles, new { input = new { id = await other.Owner.MemberIdAsync(), expectedVersion = 1, roleIds } });
        var unknown = await mine.Owner.SendAsync(People.SetRoles, new { input = new { id = NodeIds.Of("Member", Guid.CreateVersion7()), expectedVersion = 1, roleIds } });

        Assert.Equal(unknown.Body, foreign.Body);
        Assert.Contains("MEMBER_NOT_FOUND", foreign.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_role_and_an_empty_list_are_refused()
    {
        var tenant = await SignUpAsync();
        var id = await tenant.Owner.MemberIdAsync();

        var unknown = await tenant.Owner.RefusedAsync(People.SetRoles, new { input = new { id, expectedVersion = 1, roleIds = new[] { NodeIds.Of("Role", Guid.CreateVersion7()) } } });
        var empty = await tenant.Owner.RefusedAsync(People.SetRoles, new { input = new { id, expectedVersion = 1, roleIds = Array.Empty<string>() } });

        Assert.Equal(("RoleNotFoundError", "ROLE_NOT_FOUND", "input.roleIds.0"), unknown.Only());
        Assert.Equal(["input.roleIds"], empty.Fields("INPUT_INVALID"));
    }
}

public sealed class SetMemberRolesOnServerTests(ServerHost host) : SetMemberRolesTests(host);

[Trait("Database", "sqlite")]
[Trait("Run", "full")]
public sealed class SetMemberRolesOnSqliteTests(SqliteHost host) : SetMemberRolesTests(host);
