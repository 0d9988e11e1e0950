using System.Security.Claims;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using OpenIddict.Abstractions;
using OpenIddict.Core;
using OpenIddict.Server.AspNetCore;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Host.Identity.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Persistence;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace OrderCloud.Host.Identity;

/// <summary><c>POST /connect/token</c>: OpenIddict has checked client and secret; here the client's place in its tenant is.</summary>
internal sealed class TokenDoor(IServiceProvider services, SafeTransport transport, GuessLimits limits) : IDisposable
{
    // A request here holds its connection while the client's tenant is asked on a second one: fewer at once than a pool has.
    private const int AtOnce = 8;

    // A program that gets no answer asks again; a queue without an end would be answered to nobody.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private const string Scheme = OpenIddictServerAspNetCoreDefaults.AuthenticationScheme;

    private readonly SemaphoreSlim places = new(AtOnce);

    /// <summary>Stands before OpenIddict: gives its stores an open connection, and counts wrong secrets like wrong passwords.</summary>
    public async Task GuardAsync(HttpContext http, RequestDelegate next)
    {
        if (!transport.Allows(http))
        {
            await Refusals.InsecureTransport.ExecuteAsync(http);

            return;
        }

        var address = NetworkAddress.Of(http.Connection.RemoteIpAddress);

        if (!limits.Allows(address, GuessLimits.PerAddress))
        {
            await Refusals.TooManyTries(http).ExecuteAsync(http);

            return;
        }

        if (!await places.WaitAsync(Patience, http.RequestAborted))
        {
            await Refusals.Busy(http).ExecuteAsync(http);

            return;
        }

        using var held = new MemoryStream();

        try
        {
            await InOneTransactionAsync(http, next, held);
        }
        finally
        {
            places.Release();
        }

        if (http.Response.StatusCode == StatusCodes.Status401Unauthorized)
            limits.Begin(address, GuessLimits.PerAddress);

        // Whoever is slow to read holds no place either.
        held.Position = 0;
        await held.CopyToAsync(http.Response.Body, http.RequestAborted);
    }

    /// <summary>
    /// What OpenIddict's stores write for a request stands or falls together, refusals too: a code that is used twice revokes
    /// what it gave. The answer is held back until then, so that nobody has a token that isn't there yet.
    /// </summary>
    private async Task InOneTransactionAsync(HttpContext http, RequestDelegate next, MemoryStream held)
    {
        await using var scope = TenantScope.WithoutTenant(services, Caller.Anonymous);
        var unit = scope.Services.GetRequiredService<UnitOfWork>();
        // Signing out ends a session beside this, and SQLite has one writer; the stores write nothing for it.
        var (before, body, writes) = (http.RequestServices, http.Response.Body, HttpMethods.IsPost(http.Request.Method) && http.Request.Path != LogoutDoor.Logout);

        if (writes)
            await unit.BeginAsync(http.RequestAborted);
        else
            await unit.OpenAsync(http.RequestAborted);

        (http.RequestServices, http.Response.Body) = (scope.Services, held);

        try
        {
            await next(http);

            if (writes)
                await unit.CommitAsync(http.RequestAborted);
        }
        finally
        {
            (http.RequestServices, http.Response.Body) = (before, body);
        }
    }

    public async Task<IResult> IssueAsync(HttpContext http)
    {
        var request = http.GetOpenIddictServerRequest() ?? throw new InvalidOperationException("OpenIddict has not seen this request.");
        var application = await http.RequestServices.GetRequiredService<OpenIddictApplicationManager<OAuthApplication>>().FindByClientIdAsync(request.ClientId!, http.RequestAborted);

        if (application is not null && (request.IsAuthorizationCodeGrantType() || request.IsRefreshTokenGrantType()))
            return await GoOnAsync(http, application);

        if (application is null || await AccessOfAsync(application, http.RequestAborted) is not { IsSuspended: false } access)
            return Results.Forbid(
                new AuthenticationProperties(new Dictionary<string, string?>
                {
                    [OpenIddictServerAspNetCoreConstants.Properties.Error] = Errors.UnauthorizedClient,
                    [OpenIddictServerAspNetCoreConstants.Properties.ErrorDescription] = "The client is revoked, or its company is suspended.",
                }), [Scheme]);

        var identity = new ClaimsIdentity(Scheme);
        var scopes = request.GetScopes() is { IsEmpty: false } asked ? access.Permissions.Intersect(asked) : access.Permissions;
        identity.SetClaim(Claims.Subject, application.ApiClientId.ToString("D"))
            .SetClaim(AccessTokens.TenantClaim, application.TenantId.ToString("D"))
            .SetScopes(scopes.Order(StringComparer.Ordinal))
            .SetAudiences(AccessTokens.Audience)
            .SetDestinations(static _ => [Destinations.AccessToken]);

        return Results.SignIn(new ClaimsPrincipal(identity), authenticationScheme: Scheme);
    }

    /// <summary>A code or a refresh token was right; what stood behind it must still stand.</summary>
    private async Task<IResult> GoOnAsync(HttpContext http, OAuthApplication application)
    {
        var principal = (await http.AuthenticateAsync(Scheme)).Principal ?? throw new InvalidOperationException("OpenIddict has let a wrong code in.");

        if (await AccessOfAsync(application, http.RequestAborted) is not { IsSuspended: false }
            || !Guid.TryParseExact(principal.GetClaim(Claims.Subject), "D", out var account)
            || principal.GetClaim(AccessTokens.TenantClaim) != application.TenantId.ToString("D")
            || await InTenantAsync(application, membership => membership.FindMemberAsync(account, http.RequestAborted), http.RequestAborted) is null
            || !await Sessions.StandsAsync(http.RequestServices.GetRequiredService<IdentityDb>(), account, principal.GetAuthorizationId(), http.RequestAborted))
            return Results.Forbid(
                new AuthenticationProperties(new Dictionary<string, string?>
                {
                    [OpenIddictServerAspNetCoreConstants.Properties.Error] = Errors.InvalidGrant,
                    [OpenIddictServerAspNetCoreConstants.Properties.ErrorDescription] = "The person or the client may do nothing here any more.",
                }), [Scheme]);

        var identity = new ClaimsIdentity(principal.Claims, Scheme);
        identity.SetDestinations(AccessTokens.DestinationsOf);

        return Results.SignIn(new ClaimsPrincipal(identity), authenticationScheme: Scheme);
    }

    public void Dispose() => places.Dispose();

    private Task<Access?> AccessOfAsync(OAuthApplication application, CancellationToken ct) => InTenantAsync(application, membership => membership.FindApiClientAsync(application.ApiClientId, inUse: false, ct), ct);

    private async Task<Access?> InTenantAsync(OAuthApplication application, Func<IMembership, Task<Access?>> find, CancellationToken ct)
    {
        await using var scope = TenantScope.Of(services, new TenantContext(application.TenantId), Caller.System);

        return await find(scope.Services.GetRequiredService<IMembership>());
    }
}
