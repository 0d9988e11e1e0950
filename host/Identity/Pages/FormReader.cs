using Microsoft.AspNetCore.Antiforgery;

namespace OrderCloud.Host.Identity.Pages;

/// <summary>Reads a page's form: from a page of ours, with the word that the page was given.</summary>
internal sealed class FormReader(SafeTransport transport, IAntiforgery antiforgery)
{
    public const string TokenField = "__RequestVerificationToken";

    /// <returns>The form, or the page that says why it is not taken.</returns>
    public async Task<(IFormCollection? Form, IResult? Refusal)> ReadAsync(HttpContext http)
    {
        if (!transport.Allows(http))
            return (null, Refusals.InsecureTransport);

        if (!http.Request.HasFormContentType)
            return (null, Stale(http));

        var form = await http.Request.ReadFormAsync(http.RequestAborted);

        return IsOwn(http.Request) && !HoldsNul(form) && await antiforgery.IsRequestValidAsync(http) ? (form, null) : (null, Stale(http));
    }

    // The token alone would do, but for a neighbouring host that plants its own cookie here.
    private static bool IsOwn(HttpRequest request) =>
        request.Headers["Sec-Fetch-Site"] is [] or ["same-origin"]
        && (request.Headers.Origin is [] || (request.Headers.Origin is [{ } origin] && Uri.TryCreate(origin, UriKind.Absolute, out var page) && page.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase)));

    // No browser sends it, and PostgreSQL keeps it in no text.
    private static bool HoldsNul(IFormCollection form) => form.Any(field => field.Value.Any(value => value?.Contains('\0', StringComparison.Ordinal) is true));

    private static IResult Stale(HttpContext http) => http.Show<StalePage>(Page.Of(http), status: StatusCodes.Status400BadRequest);
}
