using System.Text.Json;
using OrderCloud.ApiTests.Hosting;
using OrderCloud.Contracts.Tenancy;

namespace OrderCloud.ApiTests.Tenancy;

public abstract class InviteMemberTests(HostFixture host) : ApiTest(host)
{
    [Fact, Trait("Capability", "A3/part")]
    public async Task Who_follows_the_link_is_a_member_with_the_roles_he_was_invited_to()
    {
        var tenant = await SignUpAsync();
        var email = People.Email();

        var sent = await tenant.Owner.MutateAsync(People.Invite, new { input = new { email, displayName = " Mei Lin ", roleIds = new[] { await tenant.Owner.RoleIdAsync("sales") } } });
        var found = await People.FindAsync(Host, Link(sent));
        var outcome = await People.AcceptAsync(Host, Link(sent), email, tenant.Password);
        using var mei = await TenantSession.SignInAsync(Host, email, tenant.Password);
        var me = (await mei.QueryAsync("{ me { name permissions tenant { id } } }")).GetProperty("me");

        Assert.Equal(("OPEN", email), (sent.GetProperty("invitation").GetProperty("status").GetString(), sent.GetProperty("invitation").GetProperty("email").GetString()));
        Assert.Equal((email, "Mei Lin", "en"), (found!.Email, found.DisplayName, found.Language));
        Assert.Equal(InvitationOutcome.Accepted, outcome);
        Assert.Equal(("Mei Lin", tenant.Id), (me.GetProperty("name").GetString(), me.GetProperty("tenant").GetProperty("id").GetString()));
        Assert.Contains("orders:create", me.GetProperty("permissions").EnumerateArray().Select(it => it.GetString()));
    }

    [Fact, Trait("Proves", "T22")]
    public async Task A_link_works_once_and_is_kept_nowhere()
    {
        var tenant = await SignUpAsync();
        var email = People.Email();
        var sent = await InviteAsync(tenant, email);
        await People.AcceptAsync(Host, Link(sent), email, tenant.Password);

        var again = await People.AcceptAsync(Host, Link(sent), People.Email(), tenant.Password);

        Assert.Equal(InvitationOutcome.Gone, again);
        Assert.Null(await People.FindAsync(Host, Link(sent)));
        Assert.DoesNotContain(People.TokenOf(Link(sent)), (await tenant.Owner.SendAsync("{ invitations { nodes { id email status } } }")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_those_who_accept_one_link_at_once_one_is_let_in()
    {
        var tenant = await SignUpAsync();
        var sent = await InviteAsync(tenant, People.Email());

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => TryAsync()));

        Assert.Single(outcomes, InvitationOutcome.Accepted);
        Assert.Equal(2, (await tenant.Owner.QueryAsync("{ members { totalCount } }")).GetProperty("members").GetProperty("totalCount").GetInt32());

        // SQLite may tell a rival to come again instead of making him wait.
        async Task<InvitationOutcome> TryAsync()
        {
            try
            {
                return await People.AcceptAsync(Host, Link(sent), People.Email(), tenant.Password);
            }
            catch (Exception lost) when (lost.GetType().Name is "SqliteException" or "DbUpdateConcurrencyException" or "PostgresException")
            {
                return InvitationOutcome.Gone;
            }
        }
    }

    [Fact]
    public async Task Nobody_is_invited_twice_and_no_member_at_all()
    {
        var tenant = await SignUpAsync();
        var email = People.Email();
        await InviteAsync(tenant, email);

        var pending = await tenant.Owner.RefusedAsync(People.Invite, await InputAsync(tenant, email.ToUpperInvariant()));
        var member = await tenant.Owner.RefusedAsync(People.Invite, await InputAsync(tenant, tenant.Email.ToUpperInvariant()));

        Assert.Equal(("InvitationPendingError", "INVITATION_PENDING", "input.email"), pending.Only());
        Assert.Equal(("MemberExistsError", "MEMBER_EXISTS", "input.email"), member.Only());
    }

    [Fact, Trait("Capability", "W16/part"), Trait("Proves", "T8")]
    public async Task Nobody_invites_to_a_role_that_gives_more_than_he_has()
    {
        var tenant = await SignUpAsync();
        using var admin = await People.JoinAsync(Host, tenant, await tenant.Owner.RoleIdAsync("admin"));
        var owner = await tenant.Owner.RoleIdAsync("owner");

        var error = await admin.RefusedAsync(People.Invite, new { input = new { email = People.Email(), displayName = "Mate", roleIds = new[] { await tenant.Owner.RoleIdAsync("sales"), owner } } });

        Assert.Equal(("GrantNotHeldError", "GRANT_NOT_HELD", "input.roleIds.1"), error.Only());
    }

    [Fact, Trait("Proves", "P10")]
    public async Task Another_companys_role_answers_like_one_that_never_was()
    {
        var (mine, other) = (await SignUpAsync(), await SignUpAsync());

        var foreign = await mine.Owner.SendAsync(People.Invite, new { input = new { email = "x@example.com", displayName = "X", roleIds = new[] { await other.Owner.RoleIdAsync("sales") } } });
        var unknown = await mine.Owner.SendAsync(People.Invite, new { input = new { email = "x@example.com", displayName = "X", roleIds = new[] { NodeIds.Of("Role", Guid.CreateVersion7()) } } });

        Assert.Equal(unknown.Body, foreign.Body);
        Assert.Contains("ROLE_NOT_FOUND", foreign.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bad_values_are_named_with_their_place()
    {
        var tenant = await SignUpAsync();

        var errors = await tenant.Owner.RefusedAsync(People.Invite, new { input = new { email = "nobody", displayName = " ", roleIds = Array.Empty<string>(), language = "fr" } });

        Assert.Equal(["input.roleIds", "input.email", "input.displayName", "input.language"], errors.Fields("INPUT_INVALID"));
    }

    [Fact]
    public async Task Who_does_not_manage_members_is_refused()
    {
        var tenant = await SignUpAsync();
        var sales = await tenant.MemberAsync("sales");

        Assert.Equal(["AUTH_NOT_AUTHORIZED"], (await sales.SendAsync(People.Invite, await InputAsync(tenant, People.Email()))).Codes);
    }

    private static async Task<object> InputAsync(TenantSession tenant, string email) => new { input = new { email, displayName = "Mate", roleIds = new[] { await tenant.Owner.RoleIdAsync("sales") } } };

    private static async Task<JsonElement> InviteAsync(TenantSession tenant, string email) => await tenant.Owner.MutateAsync(People.Invite, await InputAsync(tenant, email));

    private static string Link(JsonElement sent) => sent.GetProperty("link").GetString()!;
}

public sealed class InviteMemberOnServerTests(ServerHost host) : InviteMemberTests(host);

[Trait("Database", "sqlite")]
[Trait("Run", "full")]
public sealed class InviteMemberOnSqliteTests(SqliteHost host) : InviteMemberTests(host);
