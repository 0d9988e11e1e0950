using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using OrderCloud.ApiTests.Hosting;
using OrderCloud.ApiTests.Identity.Pages;
using OrderCloud.ApiTests.Orders;

namespace OrderCloud.ApiTests.Tenancy;

public sealed class ResendInvitationTests(ServerHost host) : ApiTest(host)
{
    private const string Resend = $"mutation($input: ResendInvitationInput!) {{ resendInvitation(input: $input) {{ link invitation {{ id status expiresAt }} {TenantSession.Errors} }} }}";

    [Fact]
    public async Task A_new_link_works_and_the_one_before_is_dead()
    {
        var tenant = await SignUpAsync();
        var (id, before) = await InviteAsync(tenant);

        var after = (await tenant.Owner.MutateAsync(Resend, new { input = new { id } })).GetProperty("link").GetString()!;

        Assert.Null(await People.FindAsync(Host, before));
        Assert.NotNull(await People.FindAsync(Host, after));
    }

    [Fact]
    public async Task A_link_is_too_old_after_seven_days_and_can_be_made_anew()
    {
        await using var apart = Fixture.Apart();
        var host = await apart.HostAsync();
        using var tenant = await TenantSession.SignUpAsync(host, "EUR", "Europe/Berlin", "en");
        var (id, link) = await InviteAsync(tenant);
        Assert.NotNull(await People.FindAsync(host, link));

        apart.Clock.Advance(TimeSpan.FromDays(7) + TimeSpan.FromHours(1));
        using var owner = await TenantSession.SignInAsync(host, tenant.Email, tenant.Password);
        var old = (await owner.QueryAsync("{ invitations { nodes { status } } }")).GetProperty("invitations").GetProperty("nodes")[0].GetProperty("status").GetString();
        var gone = await People.FindAsync(host, link);

        var sent = await owner.MutateAsync(Resend, new { input = new { id } });

        Assert.Equal("EXPIRED", old);
        Assert.Null(gone);
        Assert.Equal("OPEN", sent.GetProperty("invitation").GetProperty("status").GetString());
        Assert.NotNull(await People.FindAsync(host, sent.GetProperty("link").GetString()!));
    }

    [Fact]
    public async Task What_was_accepted_is_not_sent_again()
    {
        var tenant = await SignUpAsync();
        var (id, link) = await InviteAsync(tenant);
        await People.AcceptAsync(Host, link, People.Email(), tenant.Password);

        Assert.Equal(("InvitationClosedError", "INVITATION_CLOSED", "input.id"), (await tenant.Owner.RefusedAsync(Resend, new { input = new { id } })).Only());
    }

    [Fact, Trait("Capability", "W16/part")]
    public async Task Nobody_sends_again_what_he_could_not_grant()
    {
        var tenant = await SignUpAsync();
        using var admin = await People.JoinAsync(Host, tenant, await tenant.Owner.RoleIdAsync("admin"));
        var sent = await tenant.Owner.MutateAsync(People.Invite, new { input = new { email = People.Email(), displayName = "Mate", roleIds = new[] { await tenant.Owner.RoleIdAsync("owner") } } });

        var error = await admin.RefusedAsync(Resend, new { input = new { id = sent.GetProperty("invitation").GetProperty("id").GetString() } });

        Assert.Equal(("GrantNotHeldError", "GRANT_NOT_HELD", "input.id"), error.Only());
    }

    [Fact]
    public async Task So_many_are_mailed_to_one_address_in_a_quarter_of_an_hour_and_the_link_before_stays_good()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var host = await Fixture.AnotherHostAsync(builder => builder.Services.AddSingleton<TimeProvider>(clock));
        var tenant = await SignUpAsync();
        using var owner = await TenantSession.SignInAsync(host, tenant.Email, tenant.Password);
        var email = People.Email();
        var id = (await owner.MutateAsync(People.Invite, new { input = new { email, displayName = "Mate", roleIds = new[] { await owner.RoleIdAsync("sales") } } })).GetProperty("invitation").Text("id");
        await owner.MutateAsync(Resend, new { input = new { id } });
        var last = (await owner.MutateAsync(Resend, new { input = new { id } })).Text("link")!;

        var refused = await owner.RefusedAsync(Resend, new { input = new { id } });

        Assert.Equal(("InvitationsExhaustedError", "INVITATIONS_EXHAUSTED", "input.id"), refused.Only());
        Assert.NotNull(await People.FindAsync(host, last));
        clock.Advance(TimeSpan.FromMinutes(16));
        Assert.NotNull((await owner.MutateAsync(Resend, new { input = new { id } })).Text("link"));
        Assert.Equal(4, (await Mailbox.OfAsync(host, email, 4)).Count);
    }

    [Fact]
    public async Task So_many_are_mailed_by_one_company_in_a_day()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var host = await Fixture.AnotherHostAsync(builder =>
        {
            builder.Configuration["Auth:InvitationsPerDay"] = "3";
            builder.Services.AddSingleton<TimeProvider>(clock);
        });
        var (tenant, other) = (await SignUpAsync(), await SignUpAsync());
        using var owner = await TenantSession.SignInAsync(host, tenant.Email, tenant.Password);
        using var stranger = await TenantSession.SignInAsync(host, other.Email, other.Password);

        for (var count = 0; count < 3; count++)
            await owner.MutateAsync(People.Invite, await InputAsync(owner));

        var refused = await owner.RefusedAsync(People.Invite, await InputAsync(owner));
        Assert.Equal(("InvitationsExhaustedError", "INVITATIONS_EXHAUSTED", "input.email"), refused.Only());
        Assert.Equal(3, (await owner.QueryAsync("{ invitations { totalCount } }")).GetProperty("invitations").Number("totalCount"));
        await stranger.MutateAsync(People.Invite, await InputAsync(stranger));

        clock.Advance(TimeSpan.FromHours(25));
        using var again = await TenantSession.SignInAsync(host, tenant.Email, tenant.Password);
        await again.MutateAsync(People.Invite, await InputAsync(again));

        static async Task<object> InputAsync(GraphQLClient owner) => new { input = new { email = People.Email(), displayName = "Mate", roleIds = new[] { await owner.RoleIdAsync("sales") } } };
    }

    [Fact, Trait("Proves", "P10")]
    public async Task Another_companys_invitation_answers_like_one_that_never_was()
    {
        var (mine, other) = (await SignUpAsync(), await SignUpAsync());
        var (id, _) = await InviteAsync(other);

        var foreign = await mine.Owner.SendAsync(Resend, new { input = new { id } });
        var unknown = await mine.Owner.SendAsync(Resend, new { input = new { id = NodeIds.Of("Invitation", Guid.CreateVersion7()) } });

        Assert.Equal(unknown.Body, foreign.Body);
        Assert.Contains("INVITATION_NOT_FOUND", foreign.Body, StringComparison.Ordinal);
    }

    private static async Task<(string Id, string Link)> InviteAsync(TenantSession tenant)
    {
        var sent = await tenant.Owner.MutateAsync(People.Invite, new { input = new { email = People.Email(), displayName = "Mate", roleIds = new[] { await tenant.Owner.RoleIdAsync("sales") } } });

        return (sent.GetProperty("invitation").GetProperty("id").GetString()!, sent.GetProperty("link").GetString()!);
    }
}
