using OrderCloud.Contracts.Tenancy;
using OrderCloud.Host.Identity;
using OrderCloud.Host.Identity.Persistence;

namespace OrderCloud.Host.Demo;

/// <summary>
/// <c>POST /account/demo</c> and <c>/account/demo/leave</c>: into a company with made-up data beside one's own, and out again. The
/// session goes along.
/// </summary>
internal sealed class DemoDoor(Sessions sessions, IMembershipDirectory memberships, IDemoCompanies demos, DemoSeeder seeder, SafeTransport transport, GuessLimits limits)
{
    public const string Start = "/account/demo", Leave = "/account/demo/leave";

    /// <summary>Demo companies that one person makes in a quarter of an hour.</summary>
    private const int Most = 3;

    public async Task<IResult> StartAsync(HttpContext http)
    {
        if (Refuses(http) is { } refusal)
            return refusal;

        if (await CurrentAsync(http) is not var (session, all, here))
            return Refusals.NotSignedIn;

        if (here.DemoOf is not null)
            return Results.NoContent();

        if (all.FirstOrDefault(membership => membership.DemoOf == here.TenantId) is { } open)
            return await EnterAsync(http, session, open.TenantId);

        if (!limits.Begin($"demo {session.AccountId}", Most))
            return Refusals.TooManyTries(http);

        if (await demos.OpenAsync(session.AccountId, here.TenantId, http.RequestAborted) is not { } company)
            return Refusals.NotSignedIn;

        try
        {
            await seeder.FillAsync(company, http.RequestAborted);
        }
        catch
        {
            // Half a company helps nobody.
            await demos.CloseAsync(session.AccountId, company.TenantId, CancellationToken.None);

            throw;
        }

        return await EnterAsync(http, session, company.TenantId);
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
        await sessions.EndAsync(session.AccountId, session.Id, http.RequestAborted);
        SessionCookie.Delete(http);

        return Results.NoContent();
    }

    private IResult? Refuses(HttpContext http) =>
        !transport.Allows(http) ? Refusals.InsecureTransport : !http.Request.Headers.ContainsKey(SignInDoor.Preflight) ? Refusals.NoPreflight : null;

    private async Task<(Session Session, IReadOnlyList<Membership> All, Membership Here)?> CurrentAsync(HttpContext http)
    {
        if (SessionCookie.Read(http.Request) is not { } cookie || await sessions.FindAsync(cookie, http.RequestAborted) is not { } session)
            return null;

        var all = await memberships.ListAsync(session.AccountId, http.RequestAborted);

        return all.SingleOrDefault(membership => membership.TenantId == session.TenantId) is { IsSuspended: false } here ? (session, all, here) : null;
    }

    private async Task<IResult> EnterAsync(HttpContext http, Session session, Guid tenantId)
    {
        await sessions.EnterAsync(http, session.AccountId, tenantId, newHash: null, http.RequestAborted);

        return Results.NoContent();
    }
}
