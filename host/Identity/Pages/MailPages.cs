using OrderCloud.Contracts.Identity;
using OrderCloud.Host.Identity.Mail;
using OrderCloud.Host.Identity.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Host.Identity.Pages;

/// <summary>
/// Pages at the other end of a mail: the address is confirmed, a new password chosen. Opening a link changes nothing, since
/// mail programs open links too; the page's form does.
/// </summary>
internal sealed class MailPages(
    FormReader forms, AccountTokens tokens, AccountLookup accounts, AccountChanges changes, PasswordCheck passwords, PasswordDesk desk, GuessLimits limits, SignInPages signIn, IMailTransport transport, AccountTrail trail)
{
    public const string Forgot = "/account/forgot-password", Reset = "/account/reset-password", Confirm = "/account/confirm-email";

    private const string TokenField = "token";

    public Task<IResult> ShowForgotAsync(HttpContext http) => Task.FromResult(http.Show<ForgotPage>(Page.Of(http), new Dictionary<string, object?> { [nameof(ForgotPage.HasMail)] = transport.Keeps }));

    /// <summary>One answer, whoever is asked for: the mailbox learns the rest.</summary>
    public async Task<IResult> ForgotAsync(HttpContext http)
    {
        var (form, refusal) = await forms.ReadAsync(http);

        if (form is null)
            return refusal!;

        var page = Page.Of(http, form[Page.ReturnField]);
        var email = form["email"].ToString().Trim();

        if (!MimeKit.MailboxAddress.TryParse(email, out _) || email.Length > IAccounts.EmailLength)
            return http.Show<ForgotPage>(page, new Dictionary<string, object?>
            {
                [nameof(ForgotPage.HasMail)] = transport.Keeps,
                [nameof(ForgotPage.Email)] = email,
                [nameof(ForgotPage.Errors)] = new[] { new FormError("email", page.Say("This is no e-mail address. Write it as name@example.com.")) },
            }, StatusCodes.Status400BadRequest);

        // Who asks comes first: the addresses that one caller makes up are counted no further than he is answered.
        if (limits.Begin(GuessLimits.MailsOf(NetworkAddress.Of(http.Connection.RemoteIpAddress)), GuessLimits.PerAddress) && limits.Begin(GuessLimits.MailTo(Account.KeyOf(email)), AccountChanges.MailsPerAddress))
        {
            var account = await accounts.ByKeyAsync(Account.KeyOf(email), http.RequestAborted);
            await changes.SendAsync(mails => account is null ? mails.NoAccount(email, page.Language) : mails.Reset(account.Email, page.Language, tokens.Make(TokenPurpose.ResetPassword, account)), http.RequestAborted);
        }

        return CheckMail(http, page);
    }

    public async Task<IResult> ShowResetAsync(HttpContext http) =>
        await tokens.ReadAsync(TokenPurpose.ResetPassword, http.Request.Query[TokenField], http.RequestAborted) is { } account
            ? ShowReset(http, Page.Of(http), account, http.Request.Query[TokenField].ToString(), [])
            : Gone(http);

    public async Task<IResult> ResetAsync(HttpContext http)
    {
        var (form, refusal) = await forms.ReadAsync(http);

        if (form is null)
            return refusal!;

        var (page, token, password) = (Page.Of(http), form[TokenField].ToString(), form["password"].ToString());

        if (await tokens.ReadAsync(TokenPurpose.ResetPassword, token, http.RequestAborted) is not { } account)
            return Gone(http);

        if (PasswordTexts.ProblemOf(password) is { } problem)
            return ShowReset(http, page, account, token, [new("password", page.Say(problem))]);

        try
        {
            if (!await changes.ChangePasswordAsync(account, await desk.HashAsync(NetworkAddress.Of(http.Connection.RemoteIpAddress), password, http.RequestAborted), page.Language, http.RequestAborted))
                return Gone(http);
        }
        catch (PasswordDeskBusyException busy)
        {
            return ShowReset(http, page, account, token, [new("password", page.Say(SignInPages.Refusal(busy.Verdict)))]);
        }

        await trail.NewPasswordAsync(http, account.Id);
        SessionCookie.Delete(http);

        return PageAnswer.Go(SignInPages.SignIn);
    }

    public async Task<IResult> ShowConfirmAsync(HttpContext http) =>
        await tokens.ReadAsync(TokenPurpose.ConfirmEmail, http.Request.Query[TokenField], http.RequestAborted) is { } account
            ? ShowConfirm(http, Page.Of(http), account, http.Request.Query[TokenField].ToString(), [])
            : Gone(http);

    /// <summary>The password is asked for too: else whoever signed up with another's address would have him confirm it.</summary>
    public async Task<IResult> ConfirmAsync(HttpContext http)
    {
        var (form, refusal) = await forms.ReadAsync(http);

        if (form is null)
            return refusal!;

        var (page, token) = (Page.Of(http, form[Page.ReturnField]), form[TokenField].ToString());

        if (await tokens.ReadAsync(TokenPurpose.ConfirmEmail, token, http.RequestAborted) is not { } account)
            return Gone(http);

        var answer = await passwords.CheckAsync(http.Connection.RemoteIpAddress, account.Email, form["password"].ToString(), http.RequestAborted);

        if (answer.Account is null)
            return ShowConfirm(http, page, account, token, [new("password", page.Say(SignInPages.Refusal(answer.Verdict)))]);

        return await changes.ConfirmEmailAsync(account, http.RequestAborted) ? await signIn.EnterAsync(http, page, answer with { Verdict = PasswordVerdict.Right }) : Gone(http);
    }

    public static IResult CheckMail(HttpContext http, Page page) => http.Show<CheckMailPage>(page);

    private static IResult ShowReset(HttpContext http, Page page, Account account, string token, FormError[] errors) => http.Show<ResetPage>(
        page, new Dictionary<string, object?> { [nameof(ResetPage.Email)] = account.Email, [nameof(ResetPage.Token)] = token, [nameof(ResetPage.Errors)] = errors },
        errors is [] ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);

    private static IResult ShowConfirm(HttpContext http, Page page, Account account, string token, FormError[] errors) => http.Show<ConfirmPage>(
        page, new Dictionary<string, object?> { [nameof(ConfirmPage.Email)] = account.Email, [nameof(ConfirmPage.Token)] = token, [nameof(ConfirmPage.Errors)] = errors },
        errors is [] ? StatusCodes.Status200OK : StatusCodes.Status401Unauthorized);

    private static IResult Gone(HttpContext http) => http.Show<LinkGonePage>(Page.Of(http), status: StatusCodes.Status410Gone);
}

/// <summary>What is wrong with a password that is to be set.</summary>
internal static class PasswordTexts
{
    public static Text? ProblemOf(string password)
    {
        if (password.Length is < PasswordLength.Least or > PasswordLength.Most)
            return (Text)$"A password has {PasswordLength.Least} to {PasswordLength.Most} characters.";

        if (CommonPasswords.Contains(password))
            return "This password is among those that are guessed first. Choose another one, e.g. four words that have nothing to do with each other.";

        return null;
    }
}
