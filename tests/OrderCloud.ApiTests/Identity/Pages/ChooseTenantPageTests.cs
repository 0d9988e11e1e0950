using System.Net;
using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Identity.Pages;

public abstract class ChooseTenantPageTests(HostFixture host) : ApiTest(host)
{
    [Fact, Trait("Capability", "A1/part")]
    public async Task Who_belongs_to_several_companies_chooses_one_and_may_change_over()
    {
        var (first, second) = (await SignUpAsync(), await SignUpAsync());
        await MemberSeeder.AddAgainAsync(Host.Services, NodeIds.ToGuid(first.Id), NodeIds.ToGuid(second.Id), "sales");
        using var browser = new Browser(Host.Address);

        var answer = await browser.SignInAsync(first.Email, first.Password, "/orders");
        Assert.Equal((HttpStatusCode.SeeOther, "/account/choose-tenant?returnUrl=%2Forders"), (answer.Status, answer.Location));
        Assert.DoesNotContain(browser.Cookies.GetAllCookies(), cookie => cookie.Name == "oc");

        var page = await browser.GetAsync(answer.Location!);
        Assert.Equal(2, page.Document.QuerySelectorAll(".choices button").Length);
        var chosen = await browser.SubmitAsync(page, new() { ["tenant"] = NodeIds.ToGuid(second.Id).ToString("N") });
        Assert.Equal((HttpStatusCode.SeeOther, "/orders"), (chosen.Status, chosen.Location));
        Assert.Equal(second.Id, await TenantAsync(browser));

        var again = await browser.GetAsync("/account/choose-tenant");
        Assert.Contains("You are here now", again.Body, StringComparison.Ordinal);
        await browser.SubmitAsync(again, new() { ["tenant"] = NodeIds.ToGuid(first.Id).ToString("N") });
        Assert.Equal(first.Id, await TenantAsync(browser));
    }

    [Fact, Trait("Proves", "P10")]
    public async Task Anothers_company_is_as_good_as_none()
    {
        var (mine, other) = (await SignUpAsync(), await SignUpAsync());
        using var browser = new Browser(Host.Address);
        await browser.SignInAsync(mine.Email, mine.Password);
        var page = await browser.GetAsync("/account/choose-tenant");

        var foreign = await browser.SubmitAsync(page, new() { ["tenant"] = NodeIds.ToGuid(other.Id).ToString("N") });
        var unknown = await browser.SubmitAsync(page, new() { ["tenant"] = Guid.CreateVersion7().ToString("N") });

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (foreign.Status, unknown.Status));
        Assert.Equal(mine.Id, await TenantAsync(browser));
    }

    [Fact, Trait("Proves", "L1")]
    public async Task A_forged_step_is_none()
    {
        using var browser = new Browser(Host.Address);
        browser.Cookies.Add(new Cookie("oc-step", "CfDJ8AAAA", "/", Host.Address.Host));

        Assert.Equal("/account/sign-in", (await browser.GetAsync("/account/choose-tenant")).Location);
    }

    private async Task<string?> TenantAsync(Browser browser)
    {
        using var api = Anonymous();
        api.Cookies.Add(browser.Cookies.GetAllCookies());

        return (await api.QueryAsync("{ me { tenant { id } } }")).GetProperty("me").GetProperty("tenant").GetProperty("id").GetString();
    }
}

public sealed class ChooseTenantPageOnServerTests(ServerHost host) : ChooseTenantPageTests(host);

[Trait("Database", "sqlite")]
[Trait("Run", "full")]
public sealed class ChooseTenantPageOnSqliteTests(SqliteHost host) : ChooseTenantPageTests(host);
