using System.Net;
using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Tenancy;

public sealed class DeactivateMemberTests(ServerHost host) : ApiTest(host)
{
    [Fact, Trait("Proves", "P12")]
    public async Task Who_is_put_aside_is_out_from_the_next_request_on()
    {
        var tenant = await SignUpAsync();
        using var lin = await People.JoinAsync(Host, tenant, await tenant.Owner.RoleIdAsync("sales"));
        var id = await lin.MemberIdAsync();

        var put = await tenant.Owner.MutateAsync(People.Deactivate, new { input = new { id, expectedVersion = 1 } });

        Assert.False(put.GetProperty("member").GetProperty("isActive").GetBoolean());
        Assert.Equal(HttpStatusCode.Unauthorized, (await lin.SendAsync("{ me { name } }")).Status);
    }

    [Fact]
    public async Task Nobody_is_put_aside_twice_or_by_a_stale_version()
    {
        var tenant = await SignUpAsync();
        using var lin = await People.JoinAsync(Host, tenant, await tenant.Owner.RoleIdAsync("sales"));
        var id = await lin.MemberIdAsync();
        await tenant.Owner.MutateAsync(People.Deactivate, new { input = new { id, expectedVersion = 1 } });

        Assert.Equal(("MemberVersionConflictError", "VERSION_CONFLICT", "input.expectedVersion"), (await tenant.Owner.RefusedAsync(People.Deactivate, new { input = new { id, expectedVersion = 1 } })).Only());
        Assert.Equal(("MemberInactiveError", "MEMBER_INACTIVE", "input.id"), (await tenant.Owner.RefusedAsync(People.Deactivate, new { input = new { id, expectedVersion = 2 } })).Only());
    }

    [Fact, Trait("Proves", "T8")]
    public async Task The_last_owner_is_kept_and_an_admin_puts_no_owner_aside()
    {
        var tenant = await SignUpAsync();
        using var admin = await People.JoinAsync(Host, tenant, await tenant.Owner.RoleIdAsync("admin"));
        var input = new { input = new { id = await tenant.Owner.MemberIdAsync(), expectedVersion = 1 } };

        Assert.Equal(("LastOwnerError", "OWNER_LAST", "input.id"), (await tenant.Owner.RefusedAsync(People.Deactivate, input)).Only());
        Assert.Equal(("GrantNotHeldError", "GRANT_NOT_HELD", "input.id"), (await admin.RefusedAsync(People.Deactivate, input)).Only());
    }

    [Fact, Trait("Proves", "P10")]
    public async Task Another_companys_member_answers_like_one_that_never_was()
    {
        var (mine, other) = (await SignUpAsync(), await SignUpAsync());

        var foreign = await mine.Owner.SendAsync(People.Deactivate, new { input = new { id = await other.Owner.MemberIdAsync(), expectedVersion = 1 } });
        var unknown = await mine.Owner.SendAsync(People.Deactivate, new { input = new { id = NodeIds.Of("Member", Guid.CreateVersion7()), expectedVersion = 1 } });

        Assert.Equal(unknown.Body, foreign.Body);
        Assert.Contains("MEMBER_NOT_FOUND", foreign.Body, StringComparison.Ordinal);
    }
}
