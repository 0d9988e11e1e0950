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
internal sealed class TokenDoor(IServiceProvider services, SafeTransport transport, GuessLimits limits)
{
    private const string Scheme = OpenIddictServerAspNetCoreDefaults.AuthenticationScheme;

    /// <summary>Stands before OpenIddict: gives its stores an open connection, and counts wrong secrets like wrong passwords.</summary>
    public async Task GuardAsync(HttpContext http, RequestDelegate next)
    {
        if (!transport.Allows(http))
        {
            await Refusals.InsecureTransport.ExecuteAsync(http);

            return;
        }

        var address = GuessLimits.Address(http.Connection.RemoteIpAddress);

        if (!limits.Allows(address, GuessLimits.PerAddress))
        {
            await Refusals.TooManyTries(http).ExecuteAsync(http);

            return;
        }

        await using var scope = TenantScope.WithoutTenant(services, Caller.Anonymous);
        await scope.Services.GetRequiredService<UnitOfWork>().OpenAsync(http.RequestAborted);
        var before = http.RequestServices;
        http.RequestServices = scope.Services;

        try
        {
            await next(http);
        }
        finally
        {
            http.RequestServices = before;
        }

        if (http.Response.StatusCode == StatusCodes.Status401Unauthorized)
            limits.Begin(address, GuessLimits.PerAddress);
    }

    public async Task<IResult> IssueAsync(HttpContext http)
    {
        var request = http.GetOpenIddictServerRequest() ?? throw new InvalidOperationException("OpenIddict has not seen this request.");
        var application = await http.RequestServices.GetRequiredService<OpenIddictApplicationManager<OAuthApplication>>().FindByClientIdAsync(request.ClientId!, http.RequestAborted);

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

    private async Task<Access?> AccessOfAsync(OAuthApplication application, CancellationToken ct)
    {
        await using var scope = TenantScope.Of(services, new TenantContext(application.TenantId), Caller.System);
        await scope.Services.GetRequiredService<UnitOfWork>().OpenAsync(ct);

        return await scope.Services.GetRequiredService<IMembership>().FindApiClientAsync(application.ApiClientId, ct);
    }
}
