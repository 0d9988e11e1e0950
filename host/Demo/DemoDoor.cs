using System.Collections.Concurrent;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Host.Identity;
using OrderCloud.Host.Identity.Persistence;

namespace OrderCloud.Host.Demo;

/// <summary>
/// <c>POST /account/demo</c> and <c>/account/demo/leave</c>: into a company with made-up data beside one's own, and out again. The
/// session goes along.
/// </summary>
internal sealed class DemoDoor(Sessions sessions, IMembershipDirectory memberships, IDemoCompanies demos, DemoSeeder seeder, SafeTransport transport, GuessLimits limits, IHostApplicationLifetime life)
{
    public const string Start = "/account/demo", Leave = "/account/demo/leave";

    /// <summary>Demo companies that one person makes in a quarter of an hour.</summary>
    private const int Most = 3;

    private readonly ConcurrentDictionary<Wish, Lazy<Task<Guid?>>> filling = new();

    public async Task<IResult> StartAsync(HttpContext http)
    {
        if (Refuses(http) is { } refusal)
            return refusal;

        if (await CurrentAsync(http) is not var (session, all, here))
            return Refusals.NotSignedIn;

        if (here.DemoOf is not null)
            return Results.NoContent();

        if (DemoOf(here.TenantId, all) is { } open)
            return await EnterAsync(http, session, open);

        var wish = new Wish(session.AccountId, here.TenantId);

        if (!filling.ContainsKey(wish) && !limits.Begin($"demo {session.AccountId}", Most))
            return Refusals.TooManyTries(http);

        // A second click while it is being filled waits for the same company. Nobody's leaving stops it: he may come back.
        var filled = filling.GetOrAdd(wish, it => new(() => FillAsync(it))).Value;

        return await filled.WaitAsync(http.RequestAborted) is { } tenantId ? await EnterAsync(http, session, tenantId) : Refusals.NotSignedIn;
    }

    /// <summary>Back to one's own company. The demo company is closed, unless another person only visits it.</summary>
    public async Task<IResult> LeaveAsync(HttpContext http)
    {
        if (Refuses(http) is { } refusal)
            return refusal;

        if (await CurrentAsync(http) is not var (session, all, here))
            return Refusals.NotSignedIn;

        if (here.DemoOf is not { } own)
            return Results.NoContent();

        await demos.CloseAsync(session.AccountId, here.TenantId, http.RequestAborted);

        if (all.Any(membership => membership.TenantId == own && !membership.IsSuspended))
            return await EnterAsync(http, session, own);

        // He lost his own company meanwhile: he signs in anew, and chooses.
        await sessions.SignOutAsync(http, http.RequestAborted);

        return Results.NoContent();
    }

    /// <returns>The filled company; null when the person is no longer of the one beside which it is.</returns>
    private async Task<Guid?> FillAsync(Wish wish)
    {
        var ct = life.ApplicationStopping;

        try
        {
            if (await FindAsync() is { } before)
                return before;

            if (await demos.OpenAsync(wish.AccountId, wish.OwnTenantId, ct) is not { } company)
                return null;

            await seeder.FillAsync(company, ct);

            // Another host may have filled one meanwhile.
            if (await FindAsync() is { } other)
                return other;

            await demos.LetInAsync(wish.AccountId, company.TenantId, ct);

            return company.TenantId;
        }
        finally
        {
            filling.TryRemove(wish, out _);
        }

        async Task<Guid?> FindAsync() => DemoOf(wish.OwnTenantId, await memberships.ListAsync(wish.AccountId, ct));
    }

    private static Guid? DemoOf(Guid own, IReadOnlyList<Membership> all) => all.FirstOrDefault(membership => membership.DemoOf == own)?.TenantId;

    private IResult? Refuses(HttpContext http) =>
        !transport.Allows(http) ? Refusals.InsecureTransport : !http.Request.Headers.ContainsKey(SignInDoor.Preflight) ? Refusals.NoPreflight : null;

    private async Task<(Session Session, IReadOnlyList<Membership> All, Membership Here)?> CurrentAsync(HttpContext http)
    {
        if (SessionCookie.Read(http.Request) is not { } cookie || await sessions.FindAsync(cookie, http.RequestAborted) is not { } session)
            return null;

        var all = await memberships.ListAsync(session.AccountId, http.RequestAborted);

        return all.SingleOrDefault(membership => membership.TenantId == session.TenantId) is { IsSuspended: false } here ? (session, all, here) : null;
    }

    private async Task<IResult> EnterAsync(HttpContext http, Session session, Guid tenantId) =>
        await sessions.ChangeOverAsync(http, session, tenantId, http.RequestAborted) ? Results.NoContent() : Refusals.NotSignedIn;

    /// <summary>Who wants a demo beside which company of his.</summary>
    private readonly record struct Wish(Guid AccountId, Guid OwnTenantId);
}
