using Microsoft.AspNetCore.Authentication;
using OpenIddict.Server.AspNetCore;
using OrderCloud.Host.Identity.Pages;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace OrderCloud.Host.Identity;

/// <summary><c>/connect/logout</c>: OpenIddict has checked where the person is to be sent. Whoever shows his own id token is signed out; anybody else is asked, lest a mere link does it.</summary>
internal sealed class LogoutDoor(Sessions sessions)
{
    public const string Logout = "/connect/logout";

    private const string Scheme = OpenIddictServerAspNetCoreDefaults.AuthenticationScheme;

    public async Task<IResult> SignOutAsync(HttpContext http)
    {
        var hint = (await http.AuthenticateAsync(Scheme)).Principal;

        if (SessionCookie.Read(http.Request) is { } cookie && await sessions.FindAsync(cookie, http.RequestAborted) is { } session && hint?.FindFirst(Claims.Subject)?.Value != session.AccountId.ToString("D"))
            return PageAnswer.Go(SessionPages.SignOut);

        await sessions.SignOutAsync(http, http.RequestAborted);

        return Results.SignOut(new AuthenticationProperties { RedirectUri = SignInPages.SignIn }, [Scheme]);
    }
}
