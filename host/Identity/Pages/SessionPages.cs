using OrderCloud.Contracts.Tenancy;
using OrderCloud.Host.Identity.Persistence;

namespace OrderCloud.Host.Identity.Pages;

/// <summary>Where one is signed in, and how to end it there.</summary>
internal sealed class SessionPages(FormReader forms, Sessions sessions, IMembershipDirectory memberships, AccountTrail trail, TimeProvider clock)
{
    public const string All = "/account/sessions", SignOut = "/account/sign-out";

    public async Task<IResult> ShowAsync(HttpContext http)
    {
        var page = Page.Of(http, All);

        if (await CurrentAsync(http) is not { } current)
            return PageAnswer.Go(page.To(SignInPages.SignIn));

        var companies = (await memberships.ListAsync(current.AccountId, http.RequestAborted)).ToDictionary(membership => membership.TenantId, membership => membership.TenantName);
        var now = clock.GetUtcNow();
        var lines = (await sessions.ListAsync(current.AccountId, http.RequestAborted)).Select(session => new SessionLine(
            session.Id, session.Device, companies.GetValueOrDefault(session.TenantId, ""), session.CreatedAt, (int)(now - session.LastSeenAt).TotalMinutes, session.Id == current.Id));

        return http.Show<SessionsPage>(page, new Dictionary<string, object?> { [nameof(SessionsPage.Lines)] = lines.ToList() });
    }

    /// <summary>Ends one session, or with <c>everywhere</c> all, this one too.</summary>
    public async Task<IResult> EndAsync(HttpContext http)
    {
        var (form, refusal) = await forms.ReadAsync(http);

        if (form is null)
            return refusal!;

        if (await CurrentAsync(http) is not { } current)
            return PageAnswer.Go(SignInPages.SignIn);

        var isEverywhere = form["everywhere"].Count > 0;
        var id = Guid.TryParseExact(form["session"], "D", out var given) ? given : Guid.Empty;
        var isAny = isEverywhere || (await sessions.ListAsync(current.AccountId, http.RequestAborted)).Any(session => session.Id == id);
        await sessions.EndAsync(current.AccountId, isEverywhere ? null : id, http.RequestAborted);

        if (isAny)
            await trail.SessionsEndedAsync(http, current.AccountId);

        if (!isEverywhere && id != current.Id)
            return PageAnswer.Go(All);

        await sessions.SignOutAsync(http, http.RequestAborted);

        return PageAnswer.Go(SignInPages.SignIn);
    }

    public async Task<IResult> AskSignOutAsync(HttpContext http) =>
        await CurrentAsync(http) is null ? PageAnswer.Go(SignInPages.SignIn) : http.Show<SignOutPage>(Page.Of(http));

    public async Task<IResult> SignOutAsync(HttpContext http)
    {
        var (form, refusal) = await forms.ReadAsync(http);

        if (form is null)
            return refusal!;

        await sessions.SignOutAsync(http, http.RequestAborted);

        return PageAnswer.Go(SignInPages.SignIn);
    }

    private async Task<Session?> CurrentAsync(HttpContext http) =>
        SessionCookie.Read(http.Request) is { } cookie ? await sessions.FindAsync(cookie, http.RequestAborted) : null;
}

/// <summary>A session as its page shows it.</summary>
public sealed record SessionLine(Guid Id, string Device, string Company, DateTimeOffset SignedInAt, int MinutesAgo, bool IsCurrent);
