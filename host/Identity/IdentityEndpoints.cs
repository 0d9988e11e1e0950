using OrderCloud.Host.Demo;
using OrderCloud.Host.Identity.Pages;

namespace OrderCloud.Host.Identity;

/// <summary>The doors for people and programs.</summary>
internal static class IdentityEndpoints
{
    /// <summary>ASP.NET Core puts its authentication before every request unless it finds this word, which UseAuthentication leaves behind.</summary>
    private const string AuthenticationIsPlaced = "__AuthenticationMiddlewareSet";

    public static WebApplication MapIdentity(this WebApplication app)
    {
        var doors = app.Services;

        // OpenIddict answers at its own addresses; it need not look at each GraphQL request.
        ((IApplicationBuilder)app).Properties[AuthenticationIsPlaced] = true;
        app.UseWhen(http => BodyFirst.IsOAuth(http) || http.Request.Path.StartsWithSegments("/account"), branch => branch.Use(next => http => BodyFirst.TakeInAsync(http, next)));
        app.UseWhen(BodyFirst.IsOAuth, branch => branch.Use(next => http => doors.GetRequiredService<TokenDoor>().GuardAsync(http, next)).UseAuthentication());

        app.MapMethods(AuthorizeDoor.Authorize, ["GET", "POST"], http => Answer(http, doors.GetRequiredService<AuthorizeDoor>().AuthorizeAsync));
        app.MapMethods(LogoutDoor.Logout, ["GET", "POST"], http => Answer(http, doors.GetRequiredService<LogoutDoor>().SignOutAsync));
        app.MapPost("/connect/token", http => Answer(http, doors.GetRequiredService<TokenDoor>().IssueAsync)).RequireCors(CrossOrigin.Programs);
        app.MapPost(SignInPages.SignIn, http => Answer(http, SignInDoor.IsForm(http.Request) ? doors.GetRequiredService<SignInPages>().SignInAsync : doors.GetRequiredService<SignInDoor>().SignInAsync));
        app.MapPost(SessionPages.SignOut, http => Answer(http, SignInDoor.IsForm(http.Request) ? doors.GetRequiredService<SessionPages>().SignOutAsync : doors.GetRequiredService<SignInDoor>().SignOutAsync));
        app.MapPost(DemoDoor.Start, http => Answer(http, doors.GetRequiredService<DemoDoor>().StartAsync));
        app.MapPost(DemoDoor.Leave, http => Answer(http, doors.GetRequiredService<DemoDoor>().LeaveAsync));
        app.MapAccountPages(Answer);

        return app;
    }

    private static async Task Answer(HttpContext http, Func<HttpContext, Task<IResult>> door)
    {
        http.Response.Headers.CacheControl = "no-store";
        await (await door(http)).ExecuteAsync(http);
    }
}
