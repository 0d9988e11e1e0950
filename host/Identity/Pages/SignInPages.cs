using OrderCloud.Contracts.Tenancy;
using OrderCloud.Host.Identity.Persistence;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Host.Identity.Pages;

/// <summary>Sign-in by form: the password, then the company where there are several. The same check as the JSON door's.</summary>
internal sealed class SignInPages(
    FormReader forms, PasswordCheck passwords, SecondFactor factor, AccountLookup accounts, AccountChanges changes, AccountTokens tokens, GuessLimits limits, Sessions sessions,
    IMembershipDirectory memberships, TenantHint hint, StepTicket ticket)
{
    public const string SignIn = "/account/sign-in", SecondStep = "/account/second-step", Tenants = "/account/choose-tenant";

    public Task<IResult> ShowAsync(HttpContext http) => Task.FromResult(Show(http, Page.Of(http), email: "", error: null, StatusCodes.Status200OK));

    public async Task<IResult> SignInAsync(HttpContext http)
    {
        var (form, refusal) = await forms.ReadAsync(http);

        if (form is null)
            return refusal!;

        var page = Page.Of(http, form[Page.ReturnField]);
        var email = form["email"].ToString();
        var answer = await passwords.CheckAsync(http.Connection.RemoteIpAddress, email, form["password"].ToString(), http.RequestAborted);

        return answer.Verdict switch
        {
            PasswordVerdict.Right => await EnterAsync(http, page, answer),
            PasswordVerdict.Unconfirmed => await RemindAsync(http, page, answer.Account!),
            PasswordVerdict.Wrong => Show(http, page, email, Refusal(answer.Verdict), StatusCodes.Status401Unauthorized),
            PasswordVerdict.TooManyTries => Show(http, page, email, Refusal(answer.Verdict), StatusCodes.Status429TooManyRequests),
            PasswordVerdict.Busy => Show(http, page, email, Refusal(answer.Verdict), StatusCodes.Status503ServiceUnavailable),
        };
    }

    public static Text Refusal(PasswordVerdict verdict) => verdict switch
    {
        PasswordVerdict.TooManyTries => "Too many tries. Try again later.",
        PasswordVerdict.Busy => "Too many people sign in just now. Try again in a moment.",
        PasswordVerdict.Right or PasswordVerdict.Unconfirmed or PasswordVerdict.Wrong => "E-mail address or password is wrong.",
    };

    public Task<IResult> ShowSecondStepAsync(HttpContext http) =>
        Task.FromResult(ticket.Read(http) is { IsProven: false } ? http.Show<SecondStepPage>(Page.Of(http)) : PageAnswer.Go(SignIn));

    public async Task<IResult> TakeSecondStepAsync(HttpContext http)
    {
        var (form, refusal) = await forms.ReadAsync(http);

        if (form is null)
            return refusal!;

        var page = Page.Of(http, form[Page.ReturnField]);

        if (ticket.Read(http) is not { IsProven: false } step || await SameAsync(step, http.RequestAborted) is not { } account)
            return PageAnswer.Go(page.To(SignIn));

        if (!await factor.CheckAsync(account, form["code"].ToString(), http.RequestAborted))
            return http.Show<SecondStepPage>(page, new Dictionary<string, object?>
            {
                [nameof(SecondStepPage.Errors)] = new[] { new FormError("code", page.Say("This code is wrong or used up. Wait for the next one.")) },
            }, StatusCodes.Status401Unauthorized);

        return await ChooseAsync(http, page, account, step.NewHash, step);
    }

    public async Task<IResult> ShowTenantsAsync(HttpContext http)
    {
        var page = Page.Of(http);

        return await WhoAsync(http) is { } who ? ShowTenants(http, page, await memberships.ListAsync(who.AccountId, http.RequestAborted), who.Session?.TenantId) : PageAnswer.Go(page.To(SignIn));
    }

    public async Task<IResult> ChooseTenantAsync(HttpContext http)
    {
        var (form, refusal) = await forms.ReadAsync(http);

        if (form is null)
            return refusal!;

        var page = Page.Of(http, form[Page.ReturnField]);

        if (await WhoAsync(http) is not { } who)
            return PageAnswer.Go(page.To(SignIn));

        var all = await memberships.ListAsync(who.AccountId, http.RequestAborted);

        // A company that isn't his answers like one that isn't there.
        if (!TenantHint.TryRead(form["tenant"], out var id) || all.SingleOrDefault(membership => membership.TenantId == id) is not { } chosen)
            return ShowTenants(http, page, all, who.Session?.TenantId);

        if (chosen.IsSuspended)
            return ShowSuspended(http, page, all, chosen);

        var isIn = who.Session is { } session
            ? await sessions.ChangeOverAsync(http, session, chosen.TenantId, http.RequestAborted)
            : await sessions.EnterAsync(http, who.Account!, chosen.TenantId, who.Step!.NewHash, who.Step, http.RequestAborted);

        return PageAnswer.Go(isIn ? page.ReturnUrl : page.To(SignIn));
    }

    /// <summary>What comes after a right password: the second factor, the company, and in.</summary>
    public async Task<IResult> EnterAsync(HttpContext http, Page page, PasswordAnswer answer)
    {
        if (answer.Account!.TotpSecret is null)
            return await ChooseAsync(http, page, answer.Account, answer.NewHash, before: null);

        ticket.Write(http, answer.Account, answer.NewHash, isProven: false);

        return PageAnswer.Go(page.To(SecondStep));
    }

    private async Task<IResult> ChooseAsync(HttpContext http, Page page, Account account, string? newHash, Step? before)
    {
        var all = await memberships.ListAsync(account.Id, http.RequestAborted);

        // He belongs nowhere yet, and is on his way to where he was invited.
        if (all is [] && page.ReturnUrl.StartsWith(InvitationPages.Invitation, StringComparison.Ordinal))
        {
            ticket.Write(http, account, newHash, isProven: true, before);

            return PageAnswer.Go(page.ReturnUrl);
        }

        if (all is [])
            return Show(http, page, account.Email, "You belong to no company here. Ask for an invitation, or sign a company up.", StatusCodes.Status403Forbidden);

        var hinted = hint.TryFind(http.Request, out var wanted) && wanted is not null ? [.. all.Where(membership => membership.TenantId == wanted)] : all;

        if (hinted is [{ IsSuspended: true } shut] && all is [_])
            return ShowSuspended(http, page, all, shut);

        if (hinted is [{ IsSuspended: false } only])
        {
            var isIn = await sessions.EnterAsync(http, account, only.TenantId, newHash, before, http.RequestAborted);

            return PageAnswer.Go(isIn ? page.ReturnUrl : page.To(SignIn));
        }

        ticket.Write(http, account, newHash, isProven: true, before);

        return PageAnswer.Go(page.To(Tenants));
    }

    /// <returns>One whose password was right just now, or who is in already; null for anybody else.</returns>
    public async Task<(Guid AccountId, Account? Account, Step? Step, Session? Session)?> WhoAsync(HttpContext http)
    {
        if (ticket.Read(http) is { IsProven: true } step && await SameAsync(step, http.RequestAborted) is { } account)
            return (account.Id, account, step, null);

        return SessionCookie.Read(http.Request) is { } cookie && await sessions.FindAsync(cookie, http.RequestAborted) is { } session ? (session.AccountId, null, null, session) : null;
    }

    /// <returns>The step's account; null when it is no longer as it was then, or the step is used up.</returns>
    private async Task<Account?> SameAsync(Step step, CancellationToken ct) =>
        await accounts.ByIdAsync(step.AccountId, ct) is { } account && StepTicket.StampOf(account) == step.Stamp && !await sessions.IsUsedUpAsync(step, ct) ? account : null;

    private async Task<IResult> RemindAsync(HttpContext http, Page page, Account account)
    {
        if (limits.Begin(GuessLimits.MailTo(account.EmailKey), AccountChanges.MailsPerAddress))
            await changes.SendAsync(mails => mails.Confirm(account.Email, page.Language, tokens.Make(TokenPurpose.ConfirmEmail, account), page.ReturnUrl is "/" ? null : page.ReturnUrl), http.RequestAborted);

        return MailPages.CheckMail(http, page);
    }

    private static IResult Show(HttpContext http, Page page, string email, Text? error, int status) => http.Show<SignInPage>(page, new Dictionary<string, object?>
    {
        [nameof(SignInPage.Email)] = email,
        [nameof(SignInPage.Errors)] = error is { } text ? new[] { new FormError("email", page.Say(text)) } : [],
    }, status);

    private static IResult ShowTenants(HttpContext http, Page page, IReadOnlyList<Membership> all, Guid? current) => all is [{ IsSuspended: true } only]
        ? ShowSuspended(http, page, all, only)
        : http.Show<TenantsPage>(page, new Dictionary<string, object?> { [nameof(TenantsPage.Memberships)] = all, [nameof(TenantsPage.Current)] = current });

    private static IResult ShowSuspended(HttpContext http, Page page, IReadOnlyList<Membership> all, Membership shut) => http.Show<SuspendedPage>(page, new Dictionary<string, object?>
    {
        [nameof(SuspendedPage.Company)] = shut.TenantName,
        [nameof(SuspendedPage.HasOthers)] = all.Count > 1,
    }, StatusCodes.Status403Forbidden);
}
