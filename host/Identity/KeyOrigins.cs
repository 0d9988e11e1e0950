using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace OrderCloud.Host.Identity;

/// <summary>
/// The sites to which a publishable key is bound. A browser says truly from which site a page is, so other people's pages can't use the
/// key; whoever sends it from no page at all says nothing, and is counted by his address as ever.
/// </summary>
internal sealed class KeyOrigins
{
    private readonly bool admits;

    private KeyOrigins(bool admits) => this.admits = admits;

    /// <summary>Whether the request's page may send a key that is bound to these sites; the answer says so to the browser, and to caches between.</summary>
    /// <param name="sites">None: every page may.</param>
    public static bool Admits(HttpContext http, IReadOnlyList<string> sites)
    {
        if (sites.Count == 0)
            return true;

        // A socket's credential is read again long after it was answered.
        if (!http.Response.HasStarted)
            http.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Origin);

        var origin = http.Request.Headers.Origin;
        var found = new KeyOrigins(origin.Count == 0 || (origin is [{ } site] && sites.Contains(site)));
        http.Features.Set(found);

        return found.admits;
    }

    /// <summary>Names in the answer the site that may read it, where the key is bound to some; else every site may.</summary>
    internal sealed class Answers(IOptions<CorsOptions> options, ILoggerFactory logging) : CorsService(options, logging)
    {
        public override void ApplyResult(CorsResult result, HttpResponse response)
        {
            if (response.HttpContext.Features.Get<KeyOrigins>() is { } bound)
            {
                if (!bound.admits)
                    return;

                result.AllowedOrigin = response.HttpContext.Request.Headers.Origin;
            }

            base.ApplyResult(result, response);
        }
    }
}
