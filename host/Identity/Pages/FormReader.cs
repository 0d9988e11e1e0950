using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;

namespace OrderCloud.Host.Identity.Pages;

/// <summary>Reads a page's form: small, from a page of ours, with the word that the page was given.</summary>
internal sealed class FormReader(SafeTransport transport, IAntiforgery antiforgery)
{
    public const string TokenField = "__RequestVerificationToken";

    private const int MostBytes = 16 * 1024;

    /// <returns>The form, or the page that says why it is not taken.</returns>
    public async Task<(IFormCollection? Form, IResult? Refusal)> ReadAsync(HttpContext http)
    {
        if (!transport.Allows(http))
            return (null, Refusals.InsecureTransport);

        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = MostBytes;

        if (!http.Request.HasFormContentType || http.Request.ContentLength > MostBytes)
            return (null, Stale(http));

        try
        {
            var form = await http.Request.ReadFormAsync(http.RequestAborted);

            return IsOwn(http.Request) && await antiforgery.IsRequestValidAsync(http) ? (form, null) : (null, Stale(http));
        }
        catch (Exception broken) when (broken is InvalidDataException or BadHttpRequestException)
        {
            return (null, Stale(http));
        }
    }

    // The token alone would do, but for a neighbouring host that plants its own cookie here.
    private static bool IsOwn(HttpRequest request) =>
        request.Headers["Sec-Fetch-Site"] is [] or ["same-origin"]
        && (request.Headers.Origin is [] || (request.Headers.Origin is [{ } origin] && Uri.TryCreate(origin, UriKind.Absolute, out var page) && page.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase)));

    private static IResult Stale(HttpContext http) => http.Show<StalePage>(Page.Of(http), status: StatusCodes.Status400BadRequest);
}
