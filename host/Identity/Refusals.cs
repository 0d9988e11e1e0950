namespace OrderCloud.Host.Identity;

/// <summary>Refusals of the account's doors, in the form that GraphQL errors have.</summary>
internal static class Refusals
{
    public static IResult InsecureTransport { get; } = Of(StatusCodes.Status400BadRequest, "HTTPS_REQUIRED", "Use https: this would show a password or secret to everybody on the way.");

    public static IResult NoPreflight { get; } = Of(StatusCodes.Status403Forbidden, "HC0077", "The header GraphQL-preflight: 1 is missing.");

    public static IResult NotJson { get; } = Of(StatusCodes.Status415UnsupportedMediaType, "HC0012", "The body must be application/json.");

    public static IResult BrokenBody { get; } = Of(StatusCodes.Status400BadRequest, "HC0011", "The body must be a JSON object with the texts email and password, and tenantId if wanted.");

    /// <summary>Whatever was wrong with the pair, locked accounts included.</summary>
    public static IResult WrongPair { get; } = Of(StatusCodes.Status401Unauthorized, "SIGN_IN_REFUSED", "E-mail address or password is wrong.");

    /// <summary>Told only to one who knows the password.</summary>
    public static IResult Unconfirmed { get; } = Of(StatusCodes.Status403Forbidden, "EMAIL_UNCONFIRMED", "Confirm your e-mail address first: follow the link that was mailed to you. The sign-in page sends another one.");

    public static IResult FactorNeeded { get; } = Of(StatusCodes.Status401Unauthorized, "SECOND_FACTOR_REQUIRED", "Send the code of your authenticator app, or a recovery code, as code.");

    public static IResult FactorRefused { get; } = Of(StatusCodes.Status401Unauthorized, "SECOND_FACTOR_REFUSED", "This code is wrong or used up. Wait for the next one.");

    public static IResult NotSignedIn { get; } = Of(StatusCodes.Status401Unauthorized, "AUTH_NOT_AUTHENTICATED", "Sign in first.");

    public static IResult NoMembership { get; } = Of(StatusCodes.Status403Forbidden, "MEMBERSHIP_NONE", "You belong to no company here. Ask for an invitation, or sign a company up.");

    public static IResult Suspended { get; } = Of(StatusCodes.Status403Forbidden, "TENANT_SUSPENDED", "This company is suspended: nobody gets in, and what it has is kept. Write to whoever runs this service.");

    public static IResult TenantMismatch { get; } = Of(StatusCodes.Status400BadRequest, "TENANT_MISMATCH", "Host name, X-Tenant and tenantId point at different companies.");

    public static IResult TooManyTries(HttpContext http) => Later(http, GuessLimits.Window, Of(StatusCodes.Status429TooManyRequests, "RATE_LIMITED", "Too many tries. Try again later."));

    public static IResult Busy(HttpContext http) => Later(http, TimeSpan.FromSeconds(2), Of(StatusCodes.Status503ServiceUnavailable, "SERVICE_UNAVAILABLE", "Too many people sign in just now. Try again in a moment."));

    public static IResult Unavailable(HttpContext http) => Later(http, TimeSpan.FromSeconds(2), Of(StatusCodes.Status503ServiceUnavailable, "SERVICE_UNAVAILABLE", "The service is busy. Try again in a moment."));

    public static IResult ChooseTenant(IEnumerable<TenantChoice> tenants) => Results.Json(
        new { errors = Errors("TENANT_REQUIRED", "You belong to several companies: send the tenantId of one of them."), tenants }, statusCode: StatusCodes.Status409Conflict);

    /// <summary>The body did not come as it should: 413 for too much, 408 for too slowly, else 400.</summary>
    public static IResult Body(int status) => Of(status, status is StatusCodes.Status413PayloadTooLarge ? "HC0010" : "HC0011", BodyMessage(status));

    /// <inheritdoc cref="Body"/>
    /// <remarks>In the words of OAuth.</remarks>
    public static IResult OAuth(int status) => Results.Json(new { error = OpenIddict.Abstractions.OpenIddictConstants.Errors.InvalidRequest, error_description = BodyMessage(status) }, statusCode: status);

    private static string BodyMessage(int status) => status switch
    {
        StatusCodes.Status413PayloadTooLarge => "The body is too large.",
        StatusCodes.Status408RequestTimeout => "The body did not come in time. Send it at once.",
        _ => "The body did not come whole, or can't be read.",
    };

    private static IResult Of(int status, string code, string message) => Results.Json(new { errors = Errors(code, message) }, statusCode: status);

    private static object[] Errors(string code, string message) => [new { message, extensions = new { code } }];

    private static IResult Later(HttpContext http, TimeSpan wait, IResult refusal)
    {
        http.Response.Headers.RetryAfter = $"{wait.TotalSeconds:0}";

        return refusal;
    }
}

/// <summary>A company that may be signed in to.</summary>
internal sealed record TenantChoice(string Id, string Name);
