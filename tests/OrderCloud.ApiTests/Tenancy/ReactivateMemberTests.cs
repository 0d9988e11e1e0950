using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Tenancy;

public sealed class ReactivateMemberTests(ServerHost host) : ApiTest(host)
{
    private const string Reactivate = $"mutation($input: ReactivateMemberInput!) {{ reactivateMember(input: $input) {{ member {{ isActive version }} {TenantSession.Errors} }} }}";

    [Fact]
    public async Task Who_was_put_aside_gets_in_again_with_the_roles_he_had()
    {
        var tenant = await SignUpAsync();
        using var lin = await People.JoinAsync(Host, tenant, await tenant.Owner.RoleIdAsync("sales"));
        var id = await lin.MemberIdAsync();
        await tenant.Owner.MutateAsync(People.Deactivate, new { input = new { id, expectedVersion = 1 } });

        var stale = await tenant.Owner.RefusedAsync(Reactivate, new { input = new { id, expectedVersion = 1 } });
        var back = await tenant.Owner.MutateAsync(Reactivate, new { input = new { id, expectedVersion = 2 } });
        var again = await tenant.Owner.RefusedAsync(Reactivate, new { input = new { id, expectedVersion = 3 } });

        Assert.Equal(("MemberVersionConflictError", "VERSION_CONFLICT", "input.expectedVersion"), stale.Only());
        Assert.True(back.GetProperty("member").GetProperty("isActive").GetBoolean());
        Assert.Equal("sales", (await tenant.Owner.MemberAsync(id)).GetProperty("roles")[0].GetProperty("templateKey").GetString());
        Assert.Equal(("MemberActiveError", "MEMBER_ACTIVE", "input.id"), again.Only());
    }

    [Fact, Trait("Capability", "W16/part")]
    public async Task Nobody_brings_back_who_may_more_than_himself()
    {
        var tenant = await SignUpAsync();
        using var admin = await People.JoinAsync(Host, tenant, await tenant.Owner.RoleIdAsync("admin"));
        using var second = await People.JoinAsync(Host, tenant, await tenant.Owner.RoleIdAsync("owner"));
        var id = await second.MemberIdAsync();
        await tenant.Owner.MutateAsync(People.Deactivate, new { input = new { id, expectedVersion = 1 } });

        Assert.Equal(("GrantNotHeldError", "GRANT_NOT_HELD", "input.id"), (await admin.RefusedAsync(Reactivate, new { input = new { id, expectedVersion = 2 } })).Only());
    }

    [Fact, Trait("Proves", "P10")]
    public async Task Another_companys_member_answers_like_one_that_never_was()
    {
        var (mine, other) = (await SignUpAsync(), await SignUpAsync());

        var foreign = await mine.Owner.SendAsync(Reactivate, new { input = new { id = await other.Owner.MemberIdAsync(), expectedVersion = 1 } });
        var unknown = await mine.Owner.SendAsync(Reactivate, new { input = new { id = NodeIds.Of("Member", Guid.CreateVersion7()), expectedVersion = 1 } });

        Assert.Equal(unknown.Body, foreign.Body);
        Assert.Contains("MEMBER_NOT_FOUND", foreign.Body, StringComparison.Ordinal);
    }
}
