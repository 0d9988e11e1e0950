using OrderCloud.Contracts.Tenancy;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Host.Identity.Pages;

/// <summary>Sign-in by form: the password, then the company where there are several. The same check as the JSON door's.</summary>
internal sealed class SignInPages(
    FormReader forms, PasswordCheck passwords, AccountLookup accounts, Sessions sessions, IMembershipDirectory memberships, TenantHint hint, StepTicket ticket)
{
    public const string SignIn = "/account/sign-in", Tenants = "/account/choose-tenant";

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
            PasswordVerdict.Wrong => Show(http, page, email, "E-mail address or password is wrong.", StatusCodes.Status401Unauthorized),
            PasswordVerdict.TooManyTries => Show(http, page, email, "Too many wrong tries from this address. Try again later.", StatusCodes.Status429TooManyRequests),
            PasswordVerdict.Busy => Show(http, page, email, "Too many people sign in just now. Try again in a moment.", StatusCodes.Status503ServiceUnavailable),
        };
    }

    public async Task<IResult> ShowTenantsAsync(HttpContext http)
    {
        var page = Page.Of(http);

        return await WhoAsync(http) is { } who ? ShowTenants(http, page, await memberships.ListAsync(who.AccountId, http.RequestAborted), who.Current) : PageAnswer.Go(page.To(SignIn));
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
            return ShowTenants(http, page, all, who.Current);

        await sessions.EnterAsync(http, who.AccountId, chosen.TenantId, who.NewHash, http.RequestAborted);
        StepTicket.Delete(http);

        return PageAnswer.Go(page.ReturnUrl);
    }

    private async Task<IResult> EnterAsync(HttpContext http, Page page, PasswordAnswer answer)
    {
        var all = await memberships.ListAsync(answer.Account!.Id, http.RequestAborted);

        if (all is [])
            return Show(http, page, answer.Account.Email, "You belong to no company here. Ask for an invitation, or sign a company up.", StatusCodes.Status403Forbidden);

        var hinted = hint.TryFind(http.Request, out var wanted) && wanted is not null ? [.. all.Where(membership => membership.TenantId == wanted)] : all;

        if (hinted is [var only])
        {
            await sessions.EnterAsync(http, answer.Account.Id, only.TenantId, answer.NewHash, http.RequestAborted);

            return PageAnswer.Go(page.ReturnUrl);
        }

        ticket.Write(http, answer);

        return PageAnswer.Go(page.To(Tenants));
    }

    private async Task<(Guid AccountId, Guid? Current, string? NewHash)?> WhoAsync(HttpContext http)
    {
        if (ticket.Read(http) is { } step && await accounts.ByIdAsync(step.AccountId, http.RequestAborted) is { } account && StepTicket.StampOf(account) == step.Stamp)
            return (step.AccountId, null, step.NewHash);

        return SessionCookie.Read(http.Request) is { } cookie && await sessions.FindAsync(cookie, http.RequestAborted) is { } session ? (session.AccountId, session.TenantId, null) : null;
    }

    private static IResult Show(HttpContext http, Page page, string email, Text? error, int status) => http.Show<SignInPage>(page, new Dictionary<string, object?>
    {
        [nameof(SignInPage.Email)] = email,
        [nameof(SignInPage.Errors)] = error is { } text ? new[] { new FormError("email", page.Say(text)) } : [],
    }, status);

    private static IResult ShowTenants(HttpContext http, Page page, IReadOnlyList<Membership> all, Guid? current) =>
        http.Show<TenantsPage>(page, new Dictionary<string, object?> { [nameof(TenantsPage.Memberships)] = all, [nameof(TenantsPage.Current)] = current });
}
