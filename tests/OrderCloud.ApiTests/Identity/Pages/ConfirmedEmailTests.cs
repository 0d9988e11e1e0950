using System.Net;
using System.Net.Http.Json;
using OrderCloud.ApiTests.Hosting;
using OrderCloud.ApiTests.Tenancy.Audit;

namespace OrderCloud.ApiTests.Identity.Pages;

/// <summary>With Auth:RequireConfirmedEmail: nobody gets in before he has read a mail, and nobody learns whose addresses have accounts.</summary>
public abstract class ConfirmedEmailTests(HostFixture host) : ApiTest(host)
{
    private const string Password = "four words nobody guesses";
    private RunningHost strict = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        strict = await Fixture.AnotherHostAsync(builder => builder.Configuration["Auth:RequireConfirmedEmail"] = "true");
    }

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await strict.DisposeAsync();
        await base.DisposeAsync();
    }

    [Fact, Trait("Capability", "A2/part")]
    public async Task A_sign_up_waits_for_the_mail_and_the_link_lets_in_who_knows_the_password()
    {
        var email = Email();
        using var browser = new Browser(strict.Address, "zh-CN");

        Assert.Equal("请查收邮件", (await SignUpAsync(browser, email)).Title);
        Assert.Equal("请查收邮件", (await browser.SignInAsync(email, Password)).Title);
        using var api = new GraphQLClient(strict.Address);
        using var refused = await api.Http.PostAsJsonAsync("/account/sign-in", new { email, password = Password }, Cancelled);
        Assert.Equal((HttpStatusCode.Forbidden, true), (refused.StatusCode, (await refused.Content.ReadAsStringAsync(Cancelled)).Contains("EMAIL_UNCONFIRMED", StringComparison.Ordinal)));

        var (subject, link, _, language) = (await Mailbox.OfAsync(strict, email))[0];
        Assert.Equal(("确认您的电子邮箱", "zh-CN"), (subject, language));
        var page = await browser.GetAsync(link);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.SubmitAsync(page, new() { ["password"] = "not the password" })).Status);
        var answer = await browser.SubmitAsync(page, new() { ["password"] = Password });

        Assert.Equal((HttpStatusCode.SeeOther, "/"), (answer.Status, answer.Location));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/account/sessions")).Status);
        Assert.Equal(HttpStatusCode.Gone, (await browser.GetAsync(link)).Status);
    }

    [Fact, Trait("Proves", "T23"), Trait("Proves", "R4")]
    public async Task A_taken_address_and_a_free_one_are_answered_alike_by_page_and_by_api()
    {
        var (taken, free) = (Email(), Email());
        using var browser = new Browser(strict.Address);
        await SignUpAsync(browser, taken);

        var again = await SignUpAsync(browser, taken);
        var first = await SignUpAsync(browser, free);
        var byApi = await Task.WhenAll(ByApiAsync(taken), ByApiAsync(Email()));

        Assert.Equal(first.Body, again.Body);
        Assert.Equal(byApi[1].Body, byApi[0].Body);
        Assert.Equal("""{"tenant":null,"checkMail":true,"errors":null}""", byApi[0].Data.GetProperty("signUp").ToString());
        Assert.Contains("You have an account already", (await Mailbox.OfAsync(strict, taken, count: 2)).Select(mail => mail.Subject));
    }

    [Fact, Trait("Proves", "T27")]
    public async Task Whoever_signs_up_with_anothers_address_again_and_again_fills_no_mailbox()
    {
        var taken = Email();
        using var browser = new Browser(strict.Address);

        for (var tries = 0; tries < 6; tries++)
            await SignUpAsync(browser, taken);

        // The first is the confirmation.
        Assert.Equal(3, (await Mailbox.OfAsync(strict, taken, count: 4)).Count(mail => mail.Subject == "You have an account already"));
    }

    [Fact, Trait("Proves", "T23"), Trait("Proves", "R4")]
    public async Task Who_forgot_his_password_is_answered_like_one_who_never_had_one()
    {
        var (known, unknown) = (Email(), Email());
        using var browser = new Browser(strict.Address);
        await SignUpAsync(browser, known);
        var page = await browser.GetAsync("/account/forgot-password");

        var first = await browser.SubmitAsync(page, new() { ["email"] = known });
        var second = await browser.SubmitAsync(page, new() { ["email"] = unknown });

        Assert.Equal((HttpStatusCode.OK, "Check your mail"), (first.Status, first.Title));
        Assert.Equal(first.Body, second.Body);
        Assert.Contains("Choose a new password", (await Mailbox.OfAsync(strict, known, count: 2)).Select(mail => mail.Subject));
        Assert.Equal(["There is no account with this address"], (await Mailbox.OfAsync(strict, unknown)).Select(mail => mail.Subject));
    }

    [Fact, Trait("Proves", "T22")]
    public async Task A_new_password_proves_the_address_ends_all_sessions_and_its_link_works_once()
    {
        var email = Email();
        using var browser = new Browser(strict.Address);
        await SignUpAsync(browser, email);
        await browser.SubmitAsync(await browser.GetAsync("/account/forgot-password"), new() { ["email"] = email });
        var link = (await Mailbox.OfAsync(strict, email, count: 2)).Single(mail => mail.Subject == "Choose a new password").Link;

        var page = await browser.GetAsync(link);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.SubmitAsync(page, new() { ["password"] = "short" })).Status);
        Assert.Equal("/account/sign-in", (await browser.SubmitAsync(page, new() { ["password"] = "another five words nobody guesses" })).Location);
        Assert.Equal(HttpStatusCode.Gone, (await browser.SubmitAsync(page, new() { ["password"] = "a third password of mine" })).Status);

        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.SignInAsync(email, Password)).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.SignInAsync(email, "another five words nobody guesses")).Status);
        Assert.Contains("Your password was changed", (await Mailbox.OfAsync(strict, email, count: 3)).Select(mail => mail.Subject));
        using var api = new GraphQLClient(strict.Address);
        api.Cookies.Add(browser.Cookies.GetAllCookies());
        Assert.Equal(["newPassword - → true"], Assert.Single(await api.AuditAsync(new { operation = new { eq = "changePassword" } })).Changes());
    }

    [Fact, Trait("Proves", "T22"), Trait("Proves", "R3")]
    public async Task No_token_is_good_for_anything_but_its_own_purpose_and_account()
    {
        using var browser = new Browser(strict.Address);
        var (ann, bob) = (Email(), Email());
        var invited = await base.SignUpAsync();
        var invitation = await InviteAsync(invited, Email());
        Dictionary<string, string> tokens = new() { ["invitation"] = TokenOf(invitation) };

        foreach (var (name, email) in new[] { ("ann", ann), ("bob", bob) })
        {
            await SignUpAsync(browser, email);
            await browser.SubmitAsync(await browser.GetAsync("/account/forgot-password"), new() { ["email"] = email });
            var mails = await Mailbox.OfAsync(strict, email, count: 2);
            tokens[$"confirm {name}"] = TokenOf(mails.Single(mail => mail.Link.StartsWith("/account/confirm-email", StringComparison.Ordinal)).Link);
            tokens[$"reset {name}"] = TokenOf(mails.Single(mail => mail.Link.StartsWith("/account/reset-password", StringComparison.Ordinal)).Link);
        }

        (string Path, string Kind)[] doors = [("/account/confirm-email", "confirm"), ("/account/reset-password", "reset"), ("/account/invitation", "invitation")];

        foreach (var (path, kind) in doors)
            foreach (var (name, token) in tokens)
            {
                var page = await browser.GetAsync($"{path}?token={token}");
                Assert.True((name.StartsWith(kind, StringComparison.Ordinal) ? HttpStatusCode.OK : HttpStatusCode.Gone) == page.Status, $"{name} at {path}: {page.Status}");

                // What opens is the token's own account: the page of one never takes the password of another.
                if (kind != "invitation" && page.Status is HttpStatusCode.OK)
                    Assert.Equal(name.EndsWith("ann", StringComparison.Ordinal) ? ann : bob, page.Document.QuerySelector("input[autocomplete=username]")!.GetAttribute("value"));
            }

        // Touched, cut short, and of another host's keys: nothing.
        foreach (var token in new[] { "", "x", tokens["reset ann"][..^1], tokens["reset ann"] + "A", "oci_AAAA", tokens["confirm ann"].ToUpperInvariant() })
            foreach (var (path, _) in doors)
                Assert.Equal(HttpStatusCode.Gone, (await browser.GetAsync($"{path}?token={token}")).Status);
    }

    [Fact, Trait("Capability", "A3/part")]
    public async Task An_invitation_is_mailed_and_answered_alike_whether_or_not_its_address_has_an_account()
    {
        var company = await base.SignUpAsync();
        var (fresh, known) = (Email(), (await base.SignUpAsync()).Email);
        using var browser = new Browser(strict.Address);

        List<(Visit Answer, HttpStatusCode Again, string? Status)> answers = [];
        foreach (var email in new[] { fresh, known })
        {
            var link = await InviteAsync(company, email);
            var answer = await browser.SubmitAsync(await browser.GetAsync(link), new() { ["password"] = Password });
            answers.Add((answer, (await browser.GetAsync(link)).Status, await StatusOfAsync(company, email)));
        }

        Assert.Equal("Check your mail", answers[0].Answer.Title);
        Assert.Equal(answers[0].Answer.Body, answers[1].Answer.Body);
        // Whoever has the link, the sender too, finds both as they were.
        Assert.All(answers, it => Assert.Equal((HttpStatusCode.OK, "OPEN"), (it.Again, it.Status)));
        Assert.Equal(1, (await company.Owner.QueryAsync("{ members { totalCount } }")).GetProperty("members").GetProperty("totalCount").GetInt32());
        Assert.Contains("Confirm your e-mail address", (await Mailbox.OfAsync(strict, fresh)).Select(mail => mail.Subject));
        Assert.Contains("You have an account already", (await Mailbox.OfAsync(strict, known)).Select(mail => mail.Subject));
    }

    [Fact, Trait("Capability", "A3/part")]
    public async Task An_invitation_is_accepted_by_way_of_the_mail_by_a_newcomer_and_by_one_who_is_known()
    {
        var (company, own) = (await base.SignUpAsync(), Email());
        var fresh = Email();
        using var newcomer = new Browser(strict.Address);
        using var known = new Browser(strict.Address);
        await SignUpAsync(known, own);
        await known.SubmitAsync(await known.GetAsync((await Mailbox.OfAsync(strict, own))[0].Link), new() { ["password"] = Password });

        var toFresh = await InviteAsync(company, fresh);
        await newcomer.SubmitAsync(await newcomer.GetAsync(toFresh), new() { ["password"] = Password });
        // He comes back without his mail: the one that he is sent then leads there, too.
        Assert.Equal("Check your mail", (await newcomer.SignInAsync(fresh, Password, toFresh)).Title);
        var confirm = (await Mailbox.OfAsync(strict, fresh, count: 3)).First(mail => mail.Link.StartsWith("/account/confirm-email", StringComparison.Ordinal)).Link;
        var back = await newcomer.SubmitAsync(await newcomer.GetAsync(confirm), new() { ["password"] = Password });
        Assert.Equal((HttpStatusCode.SeeOther, toFresh), (back.Status, back.Location));
        var accepted = await newcomer.SubmitAsync(await newcomer.GetAsync(back.Location!), []);
        Assert.Equal((HttpStatusCode.SeeOther, "/"), (accepted.Status, accepted.Location));

        using var elsewhere = new Browser(strict.Address);
        var toKnown = await InviteAsync(company, own);
        await elsewhere.SubmitAsync(await elsewhere.GetAsync(toKnown), new() { ["password"] = Password });
        var signIn = (await Mailbox.OfAsync(strict, own, count: 3)).First(mail => mail.Subject == "You have an account already").Link;
        var there = await elsewhere.SubmitAsync(await elsewhere.GetAsync(signIn), new() { ["email"] = own, ["password"] = Password });
        Assert.Equal(toKnown, there.Location);
        Assert.Equal("/", (await elsewhere.SubmitAsync(await elsewhere.GetAsync(there.Location!), [])).Location);

        Assert.Equal(["ACCEPTED", "ACCEPTED"], [await StatusOfAsync(company, fresh), await StatusOfAsync(company, own)]);
        Assert.Equal(3, (await company.Owner.QueryAsync("{ members { totalCount } }")).GetProperty("members").GetProperty("totalCount").GetInt32());
    }

    private static async Task<string?> StatusOfAsync(TenantSession company, string email) => (await company.Owner.QueryAsync("{ invitations(first: 50) { nodes { email status } } }"))
        .GetProperty("invitations").GetProperty("nodes").EnumerateArray().Single(it => it.GetProperty("email").GetString() == email).GetProperty("status").GetString();

    private static string Email() => $"mail-{Guid.NewGuid():N}@example.com";

    private static string TokenOf(string link) => link[(link.IndexOf("token=", StringComparison.Ordinal) + 6)..];

    private static async Task<Visit> SignUpAsync(Browser browser, string email) => await browser.SubmitAsync(
        await browser.GetAsync("/account/sign-up"), new() { ["companyName"] = "Ann & Co", ["email"] = email, ["password"] = Password });

    private async Task<GraphQLAnswer> ByApiAsync(string email)
    {
        using var api = new GraphQLClient(strict.Address);

        return await api.SendAsync(
            $"mutation($input: SignUpInput!) {{ signUp(input: $input) {{ tenant {{ id }} checkMail {TenantSession.Errors} }} }}",
            new { input = new { email, password = Password, companyName = "Ann & Co", currency = "EUR", timeZone = "Europe/Berlin", language = "en" } });
    }

    private static Task<string> InviteAsync(TenantSession company, string email) => InvitationPageTests.InviteAsync(company, email);
}

public sealed class ConfirmedEmailOnServerTests(ServerHost host) : ConfirmedEmailTests(host);

[Trait("Database", "sqlite")]
[Trait("Run", "full")]
public sealed class ConfirmedEmailOnSqliteTests(SqliteHost host) : ConfirmedEmailTests(host);
