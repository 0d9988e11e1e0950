using OrderCloud.ApiTests.Hosting;
using OrderCloud.Contracts.Tenancy;

namespace OrderCloud.ApiTests.Tenancy;

public sealed class RevokeInvitationTests(ServerHost host) : ApiTest(host)
{
    private const string Revoke = $"mutation($input: RevokeInvitationInput!) {{ revokeInvitation(input: $input) {{ invitation {{ status }} {TenantSession.Errors} }} }}";

    [Fact]
    public async Task A_link_that_was_taken_back_is_dead_and_the_person_can_be_invited_anew()
    {
        var tenant = await SignUpAsync();
        var email = People.Email();
        var roleIds = new[] { await tenant.Owner.RoleIdAsync("sales") };
        var sent = await tenant.Owner.MutateAsync(People.Invite, new { input = new { email, displayName = "Mate", roleIds } });

        var revoked = await tenant.Owner.MutateAsync(Revoke, new { input = new { id = Id(sent) } });
        var outcome = await People.AcceptAsync(Host, sent.GetProperty("link").GetString()!, email, tenant.Password);
        var again = await tenant.Owner.RefusedAsync(Revoke, new { input = new { id = Id(sent) } });

        Assert.Equal("REVOKED", revoked.GetProperty("invitation").GetProperty("status").GetString());
        Assert.Equal(InvitationOutcome.Gone, outcome);
        Assert.Equal(("InvitationClosedError", "INVITATION_CLOSED", "input.id"), again.Only());
        await tenant.Owner.MutateAsync(People.Invite, new { input = new { email, displayName = "Mate", roleIds } });
    }

    [Fact, Trait("Proves", "P10")]
    public async Task Another_companys_invitation_answers_like_one_that_never_was()
    {
        var (mine, other) = (await SignUpAsync(), await SignUpAsync());
        var sent = await other.Owner.MutateAsync(People.Invite, new { input = new { email = People.Email(), displayName = "Mate", roleIds = new[] { await other.Owner.RoleIdAsync("sales") } } });

        var foreign = await mine.Owner.SendAsync(Revoke, new { input = new { id = Id(sent) } });
        var unknown = await mine.Owner.SendAsync(Revoke, new { input = new { id = NodeIds.Of("Invitation", Guid.CreateVersion7()) } });

        Assert.Equal(unknown.Body, foreign.Body);
        Assert.Contains("INVITATION_NOT_FOUND", foreign.Body, StringComparison.Ordinal);
    }

    private static string Id(System.Text.Json.JsonElement sent) => sent.GetProperty("invitation").GetProperty("id").GetString()!;
}
