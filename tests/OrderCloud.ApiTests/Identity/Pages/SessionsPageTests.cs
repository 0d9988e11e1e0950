using System.Net;
using OrderCloud.ApiTests.Hosting;
using OrderCloud.ApiTests.Orders;
using OrderCloud.ApiTests.Tenancy;
using OrderCloud.ApiTests.Tenancy.Audit;

namespace OrderCloud.ApiTests.Identity.Pages;

public abstract class SessionsPageTests(HostFixture host) : ApiTest(host)
{
    [Fact, Trait("Proves", "P17")]
    public async Task One_sees_his_own_sessions_and_ends_one_of_them()
    {
        var (tenant, stranger) = (await SignUpAsync(), await SignUpAsync());
        using var browser = new Browser(Host.Address);
        await browser.SignInAsync(tenant.Email, tenant.Password);

        var page = await browser.GetAsync("/account/sessions");
        var lines = page.Document.QuerySelectorAll(".sessions li");
        var other = lines.Single(line => line.QuerySelector(".badge") is null);
        var answer = await browser.SubmitAsync(page, new() { ["session"] = other.QuerySelector("button")!.GetAttribute("value") });

        Assert.Equal(2, lines.Length);
        Assert.Contains("Firefox · Linux", lines.Single(line => line.QuerySelector(".badge") is not null).TextContent, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.SeeOther, "/account/sessions"), (answer.Status, answer.Location));
        Assert.Equal(HttpStatusCode.Unauthorized, (await tenant.Owner.SendAsync("{ company { name } }")).Status);
        Assert.Single((await browser.GetAsync("/account/sessions")).Document.QuerySelectorAll(".sessions li"));
        Assert.Equal(HttpStatusCode.OK, (await stranger.Owner.SendAsync("{ company { name } }")).Status);
    }

    [Fact, Trait("Proves", "P17")]
    public async Task Somebody_elses_session_is_not_his_to_end()
    {
        var (tenant, stranger) = (await SignUpAsync(), await SignUpAsync());
        using var mine = new Browser(Host.Address);
        using var his = new Browser(Host.Address);
        await mine.SignInAsync(tenant.Email, tenant.Password);
        await his.SignInAsync(stranger.Email, stranger.Password);
        var foreign = (await his.GetAsync("/account/sessions")).Document.QuerySelector(".sessions button")!.GetAttribute("value");

        await mine.SubmitAsync(await mine.GetAsync("/account/sessions"), new() { ["session"] = foreign });

        Assert.Equal(HttpStatusCode.OK, (await his.GetAsync("/account/sessions")).Status);
    }

    [Fact, Trait("Proves", "P17")]
    public async Task Signing_out_everywhere_ends_all_of_them()
    {
        var tenant = await SignUpAsync();
        using var browser = new Browser(Host.Address);
        await browser.SignInAsync(tenant.Email, tenant.Password);
        var page = await browser.GetAsync("/account/sessions");

        var answer = await browser.SubmitAsync(page, new() { ["everywhere"] = "yes" }, form: page.Document.QuerySelectorAll("form").Length - 1);

        Assert.Equal((HttpStatusCode.SeeOther, "/account/sign-in"), (answer.Status, answer.Location));
        Assert.Equal(HttpStatusCode.Unauthorized, (await tenant.Owner.SendAsync("{ company { name } }")).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.GetAsync("/account/sessions")).Status);
    }

    [Fact, Trait("Capability", "A6/part")]
    public async Task The_audit_log_of_each_company_of_the_person_tells_that_he_ended_his_sessions_and_no_other_does()
    {
        var (person, first, second, none) = (await SignUpAsync(), await SignUpAsync(), await SignUpAsync(), await SignUpAsync());

        foreach (var company in new[] { first, second })
            await MemberSeeder.AddAgainAsync(Host.Services, NodeIds.ToGuid(person.Id), NodeIds.ToGuid(company.Id), "sales");

        using var browser = new Browser(Host.Address);
        var choice = await browser.GetAsync((await browser.SignInAsync(person.Email, person.Password)).Location!);
        await browser.SubmitAsync(choice, new() { ["tenant"] = NodeIds.ToGuid(person.Id).ToString("N") });
        var page = await browser.GetAsync("/account/sessions");
        await browser.SubmitAsync(page, new() { ["everywhere"] = "yes" }, form: page.Document.QuerySelectorAll("form").Length - 1);

        foreach (var company in new[] { first, second })
        {
            var entry = Assert.Single(await company.Owner.AuditAsync(new { operation = new { eq = "endSessions" } }));
            Assert.Equal(("MEMBER", entry.Text("objectId"), "Member", true, true), (entry.Text("actorKind"), entry.Text("memberId"), entry.Text("objectType"), entry.Text("networkAddress")!.StartsWith("127.", StringComparison.Ordinal), entry.Text("requestId") is not null));
            Assert.NotEqual(await company.Owner.MemberIdAsync(), entry.Text("memberId"));
            Assert.Equal(["sessionsEnded - → true"], entry.Changes());
        }

        Assert.Empty(await none.Owner.AuditAsync(new { operation = new { eq = "endSessions" } }));
    }

    [Fact]
    public async Task Each_says_when_it_was_used_last()
    {
        await using var apart = Fixture.Apart();
        var host = await apart.HostAsync();
        using var tenant = await TenantSession.SignUpAsync(host, "EUR", "Europe/Berlin", "en");
        using var browser = new Browser(host.Address);
        apart.Clock.Advance(TimeSpan.FromMinutes(7));
        await browser.SignInAsync(tenant.Email, tenant.Password);

        var lines = (await browser.GetAsync("/account/sessions")).Document.QuerySelectorAll(".sessions li");

        Assert.EndsWith("used just now.", lines.Single(line => line.QuerySelector(".badge") is not null).QuerySelector(".hint")!.TextContent, StringComparison.Ordinal);
        Assert.EndsWith("last used 7 min ago.", lines.Single(line => line.QuerySelector(".badge") is null).QuerySelector(".hint")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_out_is_asked_and_then_done()
    {
        var tenant = await SignUpAsync();
        using var browser = new Browser(Host.Address);
        await browser.SignInAsync(tenant.Email, tenant.Password);

        var page = await browser.GetAsync("/account/sign-out");
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/account/sessions")).Status);
        var answer = await browser.SubmitAsync(page, []);

        Assert.Equal((HttpStatusCode.SeeOther, "/account/sign-in"), (answer.Status, answer.Location));
        Assert.DoesNotContain(browser.Cookies.GetAllCookies(), cookie => cookie.Name == "oc");
        Assert.Equal(HttpStatusCode.OK, (await tenant.Owner.SendAsync("{ company { name } }")).Status);
    }
}

public sealed class SessionsPageOnServerTests(ServerHost host) : SessionsPageTests(host);

[Trait("Database", "sqlite")]
[Trait("Run", "full")]
public sealed class SessionsPageOnSqliteTests(SqliteHost host) : SessionsPageTests(host);
