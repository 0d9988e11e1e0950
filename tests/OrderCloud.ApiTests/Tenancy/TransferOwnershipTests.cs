using OrderCloud.ApiTests.Hosting;
using OrderCloud.ApiTests.Identity.OAuth;

namespace OrderCloud.ApiTests.Tenancy;

public sealed class TransferOwnershipTests(ServerHost host) : ApiTest(host)
{
    private const string Transfer = $"mutation($input: TransferOwnershipInput!) {{ transferOwnership(input: $input) {{ owner {{ id roles {{ templateKey }} }} formerOwner {{ roles {{ templateKey }} }} {TenantSession.Errors} }} }}";

    [Fact, Trait("Capability", "A3/part")]
    public async Task The_next_owner_may_everything_and_the_former_is_an_admin()
    {
        var tenant = await SignUpAsync();
        using var next = await People.JoinAsync(Host, tenant, await tenant.Owner.RoleIdAsync("sales"));

        var handed = await tenant.Owner.MutateAsync(Transfer, new { input = new { memberId = await next.MemberIdAsync() } });

        Assert.Equal(["owner", "sales"], handed.GetProperty("owner").GetProperty("roles").EnumerateArray().Select(role => role.GetProperty("templateKey").GetString()).Order());
        Assert.Equal(["admin"], handed.GetProperty("formerOwner").GetProperty("roles").EnumerateArray().Select(role => role.GetProperty("templateKey").GetString()));
        Assert.Equal(("NotOwnerError", "MEMBER_NOT_OWNER", ""), (await tenant.Owner.RefusedAsync(Transfer, new { input = new { memberId = await next.MemberIdAsync() } })).Only());
    }

    [Fact]
    public async Task It_goes_to_nobody_who_is_put_aside_and_not_to_oneself()
    {
        var tenant = await SignUpAsync();
        using var lin = await People.JoinAsync(Host, tenant, await tenant.Owner.RoleIdAsync("sales"));
        var id = await lin.MemberIdAsync();
        await tenant.Owner.MutateAsync(People.Deactivate, new { input = new { id, expectedVersion = 1 } });

        Assert.Equal(("MemberInactiveError", "MEMBER_INACTIVE", "input.memberId"), (await tenant.Owner.RefusedAsync(Transfer, new { input = new { memberId = id } })).Only());
        Assert.Equal(["input.memberId"], (await tenant.Owner.RefusedAsync(Transfer, new { input = new { memberId = await tenant.Owner.MemberIdAsync() } })).Fields("INPUT_INVALID"));
    }

    [Fact, Trait("Proves", "R3"), Trait("Capability", "W16/part")]
    public async Task A_program_that_acts_for_the_owner_does_not_hand_on_more_than_it_may()
    {
        var tenant = await SignUpAsync();
        using var next = await People.JoinAsync(Host, tenant, await tenant.Owner.RoleIdAsync("sales"));
        using var flow = await OAuthFlow.StartAsync(Host, tenant, isPublic: true, "tenancy:manage-members");
        var tokens = await flow.TokenAsync(
            ("grant_type", "authorization_code"), ("code", await flow.CodeAsync(("scope", "tenancy:manage-members"))), ("redirect_uri", OAuthFlow.Redirect), ("code_verifier", flow.Verifier));
        using var program = WithToken(tokens.Access()!);
        var input = new { input = new { memberId = await next.MemberIdAsync() } };

        Assert.Equal(("GrantNotHeldError", "GRANT_NOT_HELD", "input.memberId"), (await program.RefusedAsync($"mutation($input: TransferOwnershipInput!) {{ transferOwnership(input: $input) {{ {TenantSession.Errors} }} }}", input)).Only());
        Assert.Equal("owner", (await tenant.Owner.MutateAsync(Transfer, input)).GetProperty("owner").GetProperty("roles")[0].GetProperty("templateKey").GetString());
    }

    [Fact, Trait("Proves", "P10")]
    public async Task Another_companys_member_answers_like_one_that_never_was()
    {
        var (mine, other) = (await SignUpAsync(), await SignUpAsync());

        var foreign = await mine.Owner.SendAsync(Transfer, new { input = new { memberId = await other.Owner.MemberIdAsync() } });
        var unknown = await mine.Owner.SendAsync(Transfer, new { input = new { memberId = NodeIds.Of("Member", Guid.CreateVersion7()) } });

        Assert.Equal(unknown.Body, foreign.Body);
        Assert.Contains("MEMBER_NOT_FOUND", foreign.Body, StringComparison.Ordinal);
    }
}
