using System.Net;
using System.Text.RegularExpressions;
using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Identity.Pages;

public abstract partial class SignInPageTests(HostFixture host) : ApiTest(host)
{
    [Fact, Trait("Capability", "A1/part")]
    public async Task The_right_pair_is_let_in_and_sent_where_he_wanted_to_go()
    {
        var tenant = await SignUpAsync();
        using var browser = new Browser(Host.Address);

        var answer = await browser.SignInAsync(tenant.Email, tenant.Password, "/orders?status=DRAFT");

        Assert.Equal((HttpStatusCode.SeeOther, "/orders?status=DRAFT"), (answer.Status, answer.Location));
        Assert.Contains("httponly", answer.Headers["Set-Cookie"], StringComparison.OrdinalIgnoreCase);
        using var api = Anonymous();
        api.Cookies.Add(browser.Cookies.GetAllCookies());
        Assert.Equal(HttpStatusCode.OK, (await api.SendAsync("{ company { name } }")).Status);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("\\\\evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("~//evil.example")]
    [InlineData("/\tevil.example")]
    [InlineData("/ok\r\nSet-Cookie: a=b")]
    [InlineData("evil.example")]
    [InlineData("")]
    public async Task He_is_sent_nowhere_but_within_this_host(string wish)
    {
        var tenant = await SignUpAsync();
        using var browser = new Browser(Host.Address);

        Assert.Equal("/", (await browser.SignInAsync(tenant.Email, tenant.Password, wish)).Location);

        var page = await browser.GetAsync("/account/sign-in");
        Assert.Equal("/", (await browser.SubmitAsync(page, new() { ["email"] = tenant.Email, ["password"] = tenant.Password, ["returnUrl"] = wish })).Location);
    }

    [Fact, Trait("Capability", "A1/part"), Trait("Proves", "P15"), Trait("Proves", "T23")]
    public async Task Every_wrong_pair_is_shown_one_page()
    {
        var tenant = await SignUpAsync();
        using var browser = new Browser(Host.Address);

        var wrong = await browser.SignInAsync(tenant.Email, "not the password");
        var unknown = await browser.SignInAsync($"x{tenant.Email}", "not the password");

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (wrong.Status, unknown.Status));
        Assert.Equal(Bare(wrong.Body, tenant.Email), Bare(unknown.Body, $"x{tenant.Email}"));
        Assert.Equal([("email", "E-mail address or password is wrong.")], wrong.Errors);
        Assert.DoesNotContain("not the password", wrong.Body, StringComparison.Ordinal);
        Assert.Equal("true", wrong.Document.GetElementById("email")!.GetAttribute("aria-invalid"));
    }

    [Fact, Trait("Proves", "P15")]
    public async Task Tries_by_form_and_by_json_are_counted_together()
    {
        var tenant = await SignUpAsync();
        using var browser = new Browser(Host.Address);
        using var api = Anonymous();

        for (var wrong = 0; wrong < 3; wrong++)
            await browser.SignInAsync(tenant.Email, "not the password");

        for (var wrong = 0; wrong < 2; wrong++)
            using (await System.Net.Http.Json.HttpClientJsonExtensions.PostAsJsonAsync(api.Http, "/account/sign-in", new { email = tenant.Email, password = "not the password" }, Cancelled)) { }

        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.SignInAsync(tenant.Email, tenant.Password)).Status);
    }

    [Fact, Trait("Proves", "P17"), Trait("Proves", "T21")]
    public async Task Another_sites_form_does_nothing()
    {
        var tenant = await SignUpAsync();
        using var browser = new Browser(Host.Address);
        var page = await browser.GetAsync("/account/sign-in");
        var token = page.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value");
        Dictionary<string, string?> pair = new() { ["email"] = tenant.Email, ["password"] = tenant.Password }, whole = new(pair) { ["__RequestVerificationToken"] = token };

        var bare = await browser.PostAsync("/account/sign-in", pair);
        var foreign = await browser.PostAsync("/account/sign-in", whole, request => { request.Headers.Remove("Origin"); request.Headers.Add("Origin", "https://evil.example"); });
        var site = await browser.PostAsync("/account/sign-in", whole, request => request.Headers.Add("Sec-Fetch-Site", "cross-site"));
        using var another = new Browser(Host.Address);
        var stolen = await another.PostAsync("/account/sign-in", whole);

        Assert.All([bare, foreign, site, stolen], answer => Assert.Equal((HttpStatusCode.BadRequest, "This page is out of date"), (answer.Status, answer.Title)));
        Assert.All([bare, foreign, site, stolen], answer => Assert.DoesNotContain("oc=", answer.Headers.GetValueOrDefault("Set-Cookie", ""), StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.PostAsync("/account/sign-in", whole)).Status);
    }

    [Fact]
    public async Task A_huge_form_is_not_read()
    {
        using var browser = new Browser(Host.Address);

        var answer = await browser.SubmitAsync(await browser.GetAsync("/account/sign-in"), new() { ["email"] = "a@b.example", ["password"] = new string('x', 100_000) });

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.Status);
    }

    [Fact, Trait("Proves", "P17")]
    public async Task Each_sign_in_has_a_session_of_its_own_and_ends_the_one_before()
    {
        var tenant = await SignUpAsync();
        using var browser = new Browser(Host.Address);
        await browser.SignInAsync(tenant.Email, tenant.Password);
        var before = browser.Cookies.GetAllCookies().Single(cookie => cookie.Name == "oc").Value;

        await browser.SignInAsync(tenant.Email, tenant.Password);

        Assert.NotEqual(before, browser.Cookies.GetAllCookies().Single(cookie => cookie.Name == "oc").Value);
        using var old = Anonymous();
        old.Cookies.Add(new Cookie("oc", before, "/", Host.Address.Host));
        Assert.Equal(HttpStatusCode.Unauthorized, (await old.SendAsync("{ company { name } }")).Status);
    }

    /// <summary>Without what differs each time, and without the address that was typed.</summary>
    private static string Bare(string body, string email) => Token().Replace(body, "").Replace($"value=\"{email}\"", "", StringComparison.Ordinal);

    [GeneratedRegex("value=\"CfDJ8[^\"]+\"")]
    private static partial Regex Token();
}

public sealed class SignInPageOnServerTests(ServerHost host) : SignInPageTests(host);

[Trait("Database", "sqlite")]
[Trait("Run", "full")]
public sealed class SignInPageOnSqliteTests(SqliteHost host) : SignInPageTests(host);
