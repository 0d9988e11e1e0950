using System.Net;
using OrderCloud.ApiTests.Hosting;
using OrderCloud.ApiTests.Identity.OAuth;

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

    [Theory, Trait("Proves", "P17")]
    [InlineData("page")]
    [InlineData("JSON")]
    [InlineData("OAuth")]
    public async Task Whoever_signs_out_is_not_let_in_by_a_step_that_he_had_begun(string door)
    {
        var (first, second) = (await SignUpAsync(), await SignUpAsync());
        using var flow = await OAuthFlow.StartAsync(Host, first);
        var token = (await flow.TokensAsync(("scope", "openid"))).GetProperty("id_token").GetString();
        await MemberSeeder.AddAgainAsync(Host.Services, NodeIds.ToGuid(first.Id), NodeIds.ToGuid(second.Id), "sales");
        var browser = flow.Browser;
        await browser.SignInAsync(first.Email, first.Password);
        using var thief = Copy(browser);
        Assert.Equal(2, (await thief.GetAsync("/account/choose-tenant")).Document.QuerySelectorAll(".choices button").Length);

        if (door is "page")
            await browser.SubmitAsync(await browser.GetAsync("/account/sign-out"), []);
        else if (door is "OAuth")
            await browser.GetAsync($"/connect/logout?id_token_hint={token}");
        else
            await browser.PostAsync("/account/sign-out", [], request => { request.Headers.Add("GraphQL-preflight", "1"); request.Content = null; });

        Assert.DoesNotContain(browser.Cookies.GetAllCookies(), cookie => cookie.Name is "oc" or "oc-step");
        Assert.All([await browser.GetAsync("/account/choose-tenant"), await thief.GetAsync("/account/choose-tenant")], answer => Assert.Equal((HttpStatusCode.SeeOther, "/account/sign-in"), (answer.Status, answer.Location)));
        await browser.SignInAsync(first.Email, first.Password);
        Assert.Equal(2, (await browser.GetAsync("/account/choose-tenant")).Document.QuerySelectorAll(".choices button").Length);
    }

    [Fact, Trait("Proves", "P17")]
    public async Task A_step_counts_once_on_every_host_and_another_browsers_stays()
    {
        await using var another = await Fixture.AnotherHostAsync(_ => { });
        var (first, second) = (await SignUpAsync(), await SignUpAsync());
        await MemberSeeder.AddAgainAsync(Host.Services, NodeIds.ToGuid(first.Id), NodeIds.ToGuid(second.Id), "sales");
        using var browser = new Browser(Host.Address);
        using var elsewhere = new Browser(Host.Address);
        await browser.SignInAsync(first.Email, first.Password);
        await elsewhere.SignInAsync(first.Email, first.Password);
        using var thief = Copy(browser);
        using var far = Copy(browser, another);
        var (page, hisPage, farPage) = (await browser.GetAsync("/account/choose-tenant"), await thief.GetAsync("/account/choose-tenant"), await far.GetAsync("/account/choose-tenant"));
        var chosen = new Dictionary<string, string?> { ["tenant"] = NodeIds.ToGuid(second.Id).ToString("N") };

        Assert.Equal("/", (await browser.SubmitAsync(page, chosen)).Location);
        Assert.Equal(["/account/sign-in", "/account/sign-in"], [(await thief.SubmitAsync(hisPage, chosen)).Location, (await far.SubmitAsync(farPage, chosen)).Location]);

        Assert.Equal(second.Id, await TenantAsync(browser));
        Assert.DoesNotContain(thief.Cookies.GetAllCookies().Concat(far.Cookies.GetAllCookies()), cookie => cookie.Name == "oc");
        Assert.Equal("/", (await elsewhere.SubmitAsync(await elsewhere.GetAsync("/account/choose-tenant"), chosen)).Location);
    }

    [Fact, Trait("Proves", "P17")]
    public async Task Of_two_uses_of_a_step_at_once_one_is_let_in()
    {
        var (first, second) = (await SignUpAsync(), await SignUpAsync());
        await MemberSeeder.AddAgainAsync(Host.Services, NodeIds.ToGuid(first.Id), NodeIds.ToGuid(second.Id), "sales");
        using var browser = new Browser(Host.Address);
        await browser.SignInAsync(first.Email, first.Password);
        var copies = Enumerable.Range(0, 6).Select(_ => Copy(browser)).ToList();
        var pages = await Task.WhenAll(copies.Select(copy => copy.GetAsync("/account/choose-tenant")));

        await Task.WhenAll(copies.Zip(pages).Select(it => it.First.SubmitAsync(it.Second, new() { ["tenant"] = NodeIds.ToGuid(second.Id).ToString("N") })));

        Assert.Single(copies, copy => copy.Cookies.GetAllCookies().Any(cookie => cookie.Name == "oc"));
        copies.ForEach(copy => copy.Dispose());
    }

    // Its step and the word for its forms; no session.
    private Browser Copy(Browser browser, RunningHost? host = null)
    {
        var copy = new Browser((host ?? Host).Address);

        foreach (var cookie in browser.Cookies.GetAllCookies().Where(cookie => cookie.Name is "oc-step"))
            copy.Cookies.Add(new Cookie(cookie.Name, cookie.Value, "/", Host.Address.Host));

        return copy;
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
