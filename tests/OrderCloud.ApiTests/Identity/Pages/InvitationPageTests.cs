using System.Net;
using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Identity.Pages;

public abstract class InvitationPageTests(HostFixture host) : ApiTest(host)
{
    private const string Password = "four words nobody guesses";

    [Fact, Trait("Capability", "A3/part")]
    public async Task A_newcomer_chooses_a_password_and_works_there()
    {
        var company = await SignUpAsync();
        var email = $"new-{Guid.NewGuid():N}@example.com";
        var link = await InviteAsync(company, email);
        using var browser = new Browser(Host.Address);

        Assert.Equal(link, (await Mailbox.OfAsync(Host, email))[0].Link);
        var page = await browser.GetAsync(link);
        Assert.Equal("password", Assert.Single((await browser.SubmitAsync(page, new() { ["password"] = "password1234" })).Errors).Field);
        var answer = await browser.SubmitAsync(page, new() { ["password"] = Password });

        Assert.Equal((HttpStatusCode.SeeOther, "/"), (answer.Status, answer.Location));
        Assert.Equal(company.Id, await TenantAsync(browser));
        Assert.Equal(HttpStatusCode.Gone, (await browser.GetAsync(link)).Status);
    }

    [Fact, Trait("Capability", "A3/part")]
    public async Task Who_has_an_account_signs_in_and_accepts()
    {
        var (company, own) = (await SignUpAsync(), await SignUpAsync());
        var link = await InviteAsync(company, own.Email);
        using var browser = new Browser(Host.Address);

        var page = await browser.GetAsync(link);
        var taken = await browser.SubmitAsync(page, new() { ["password"] = Password });
        Assert.Contains("has an account already", Assert.Single(taken.Errors).Message, StringComparison.Ordinal);

        var signIn = await browser.GetAsync(page.Document.QuerySelector("a.primary")!.GetAttribute("href")!);
        var back = await browser.SubmitAsync(signIn, new() { ["email"] = own.Email, ["password"] = own.Password });
        Assert.Equal(link, back.Location);
        var answer = await browser.SubmitAsync(await browser.GetAsync(back.Location!), []);

        Assert.Equal((HttpStatusCode.SeeOther, "/"), (answer.Status, answer.Location));
        Assert.Equal(company.Id, await TenantAsync(browser));
    }

    [Fact, Trait("Proves", "T22")]
    public async Task Anothers_account_cannot_accept_it()
    {
        var (company, other) = (await SignUpAsync(), await SignUpAsync());
        var link = await InviteAsync(company, $"new-{Guid.NewGuid():N}@example.com");
        using var browser = new Browser(Host.Address);
        await browser.SignInAsync(other.Email, other.Password);
        var token = link[(link.IndexOf('=', StringComparison.Ordinal) + 1)..];
        var form = (await browser.GetAsync("/account/sign-out")).Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value");

        var answer = await browser.PostAsync("/account/invitation", new() { ["token"] = token, ["password"] = Password, ["__RequestVerificationToken"] = form });

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Contains("You are signed in as", answer.Body, StringComparison.Ordinal);
        Assert.Equal(other.Id, await TenantAsync(browser));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(link)).Status);
    }

    /// <returns>The link.</returns>
    internal static async Task<string> InviteAsync(TenantSession company, string email)
    {
        var roles = (await company.Owner.QueryAsync("{ roles(first: 20) { nodes { id templateKey } } }")).GetProperty("roles").GetProperty("nodes").EnumerateArray();
        var sales = roles.Single(role => role.GetProperty("templateKey").GetString() == "sales").GetProperty("id").GetString();
        var sent = await company.Owner.MutateAsync(
            $"mutation($input: InviteMemberInput!) {{ inviteMember(input: $input) {{ link {TenantSession.Errors} }} }}", new { input = new { email, displayName = "Ann", roleIds = new[] { sales } } });

        return sent.GetProperty("link").GetString()!;
    }

    private async Task<string?> TenantAsync(Browser browser)
    {
        using var api = Anonymous();
        api.Cookies.Add(browser.Cookies.GetAllCookies());

        return (await api.QueryAsync("{ me { tenant { id } } }")).GetProperty("me").GetProperty("tenant").GetProperty("id").GetString();
    }
}

public sealed class InvitationPageOnServerTests(ServerHost host) : InvitationPageTests(host);

[Trait("Database", "sqlite")]
[Trait("Run", "full")]
public sealed class InvitationPageOnSqliteTests(SqliteHost host) : InvitationPageTests(host);
