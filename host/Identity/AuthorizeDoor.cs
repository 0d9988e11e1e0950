using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using OpenIddict.Abstractions;
using OpenIddict.Core;
using OpenIddict.Server.AspNetCore;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Host.Identity.Pages;
using OrderCloud.Host.Identity.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace OrderCloud.Host.Identity;

/// <summary>
/// <c>/connect/authorize</c>: OpenIddict has checked client, redirect address, PKCE and scopes; here the person is asked. He is
/// asked each time: there is no consent that an application could use again without him.
/// </summary>
internal sealed class AuthorizeDoor(IServiceProvider services, FormReader forms, Sessions sessions, IMembershipDirectory memberships, AccountTrail trail, TimeProvider clock)
{
    public const string Authorize = "/connect/authorize";

    private const string Scheme = OpenIddictServerAspNetCoreDefaults.AuthenticationScheme, Answer = "consent";

    /// <summary>Put into the way back from the sign-in page: whoever has signed in since then has done so for this request.</summary>
    private const string Since = "signed_in_since";

    public async Task<IResult> AuthorizeAsync(HttpContext http)
    {
        var request = http.GetOpenIddictServerRequest() ?? throw new InvalidOperationException("OpenIddict has not seen this request.");
        var application = await http.RequestServices.GetRequiredService<OpenIddictApplicationManager<OAuthApplication>>().FindByClientIdAsync(request.ClientId!, http.RequestAborted)
            ?? throw new InvalidOperationException("OpenIddict has let an unknown client in.");

        if (SessionCookie.Read(http.Request) is not { } cookie || await sessions.FindAsync(cookie, http.RequestAborted, isSeen: false) is not { } session)
            return request.HasPromptValue(PromptValues.None) ? Refuse(Errors.LoginRequired, "Nobody is signed in.") : SignIn(http, request);

        if (MustSignInAgain(request, session))
            return request.HasPromptValue(PromptValues.None) ? Refuse(Errors.LoginRequired, "The person has to sign in again.") : SignIn(http, request);

        // An application belongs to one company. Who works there too may change over; others are told what they'd be told of no such place.
        if (session.TenantId != application.TenantId)
            return (await memberships.ListAsync(session.AccountId, http.RequestAborted)).Any(membership => membership.TenantId == application.TenantId) && !request.HasPromptValue(PromptValues.None)
                ? PageAnswer.Go(Page.Of(http, Here(request)).To(SignInPages.Tenants))
                : Refuse(Errors.AccessDenied, "This application is not for you.");

        if (await GrantableAsync(application, session, request, http.RequestAborted) is not { } grantable)
            return Refuse(Errors.AccessDenied, "This application is not for you.");

        return HttpMethods.IsPost(http.Request.Method) ? await DecideAsync(http, request, application, session, grantable)
            : request.HasPromptValue(PromptValues.None) ? Refuse(Errors.ConsentRequired, "The person has to be asked.")
            : Ask(http, request, application, grantable);
    }

    private async Task<IResult> DecideAsync(HttpContext http, OpenIddictRequest request, OAuthApplication application, Session session, IReadOnlyList<string> grantable)
    {
        var (form, _) = await forms.ReadAsync(http);

        // Somebody else's form, or none: the person has not said anything yet.
        if (form is null || form[Answer].Count == 0)
            return Ask(http, request, application, grantable);

        if (form[Answer] != "yes")
            return Refuse(Errors.AccessDenied, "The person said no.");

        // What he allows outlives the session: one that was ended elsewhere allows nothing, not even for the moment that it is remembered here.
        if (!await sessions.StandsAsync(http.RequestServices.GetRequiredService<IdentityDb>(), session, http.RequestAborted))
            return SignIn(http, request);

        var identity = new ClaimsIdentity(Scheme);
        identity.SetClaim(Claims.Subject, session.AccountId.ToString("D"))
            .SetClaim(AccessTokens.TenantClaim, application.TenantId.ToString("D"))
            .SetClaim(AccessTokens.ClientClaim, application.ApiClientId.ToString("D"))
            .SetClaim(Claims.AuthenticationTime, session.SignedInAt.ToUnixTimeSeconds())
            .SetScopes(grantable.Concat(request.GetScopes().Where(scope => scope is Scopes.OfflineAccess or Scopes.OpenId)))
            .SetAudiences(AccessTokens.Audience)
            .SetDestinations(AccessTokens.DestinationsOf);

        // Once what is written for this request stands, and before the person hears of it.
        http.Response.OnStarting(() => http.Response.StatusCode < StatusCodes.Status400BadRequest
            ? trail.ApplicationAllowedAsync(http, session.AccountId, application.TenantId, application.DisplayName ?? "") : Task.CompletedTask);

        return Results.SignIn(new ClaimsPrincipal(identity), authenticationScheme: Scheme);
    }

    /// <returns>What the application asks for and both it and the person may do, all of that where it names no scope; null when either may do nothing here any more.</returns>
    private async Task<IReadOnlyList<string>?> GrantableAsync(OAuthApplication application, Session session, OpenIddictRequest request, CancellationToken ct)
    {
        await using var scope = TenantScope.Of(services, new TenantContext(application.TenantId), Caller.System);
        var membership = scope.Services.GetRequiredService<IMembership>();

        if (await membership.FindApiClientAsync(application.ApiClientId, inUse: false, ct) is not { IsSuspended: false } client || await membership.FindMemberAsync(session.AccountId, ct) is not { } member)
            return null;

        var both = PermissionList.All.Select(permission => permission.Name).Where(name => client.Permissions.Contains(name) && member.Permissions.Contains(name));

        return [.. both.Where(name => string.IsNullOrEmpty(request.Scope) || request.HasScope(name))];
    }

    private static IResult Ask(HttpContext http, OpenIddictRequest request, OAuthApplication application, IReadOnlyList<string> grantable)
    {
        var page = Page.Of(http);
        var to = new Uri(request.RedirectUri!);

        return http.Show<ConsentPage>(page, new Dictionary<string, object?>
        {
            [nameof(ConsentPage.Application)] = application.DisplayName ?? "",
            [nameof(ConsentPage.Site)] = to.Authority,
            [nameof(ConsentPage.Rights)] = PermissionList.All.Where(permission => grantable.Contains(permission.Name)).Select(permission => page.Say((Text)permission.Description)).ToList(),
            [nameof(ConsentPage.Fields)] = request.GetParameters().Where(parameter => parameter.Key is not (Answer or Page.ReturnField or FormReader.TokenField)).Select(parameter => (parameter.Key, (string?)parameter.Value ?? "")).ToList(),
        }, formsGoTo: to.GetLeftPart(UriPartial.Authority));
    }

    /// <summary>OpenID Connect Core 1.0, 3.1.2.1: with prompt=login always, with max_age when the password was given longer ago. Who takes parameters out of his own browser's address fools the application no more than before: it reads auth_time.</summary>
    private bool MustSignInAgain(OpenIddictRequest request, Session session)
    {
        if (long.TryParse((string?)request[Since], NumberStyles.None, CultureInfo.InvariantCulture, out var since) && session.SignedInAt.ToUnixTimeMilliseconds() >= since)
            return false;

        return request.HasPromptValue(PromptValues.Login) || (clock.GetUtcNow() - session.SignedInAt).TotalSeconds > request.MaxAge;
    }

    private IResult SignIn(HttpContext http, OpenIddictRequest request)
    {
        request[Since] = clock.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

        return PageAnswer.Go(Page.Of(http, Here(request)).To(SignInPages.SignIn));
    }

    private static string Here(OpenIddictRequest request) =>
        Authorize + QueryString.Create(request.GetParameters().Select(parameter => new KeyValuePair<string, string?>(parameter.Key, (string?)parameter.Value)));

    private static IResult Refuse(string error, string description) => Results.Forbid(
        new AuthenticationProperties(new Dictionary<string, string?>
        {
            [OpenIddictServerAspNetCoreConstants.Properties.Error] = error,
            [OpenIddictServerAspNetCoreConstants.Properties.ErrorDescription] = description,
        }), [Scheme]);
}
