using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace OrderCloud.Platform.Graph.Transport;

/// <summary>Which pages may use the console's cookie: those of the request's own host, and those of <c>Auth:AllowedOrigins</c>.</summary>
internal sealed class AllowedOrigins(IConfiguration configuration)
{
    private readonly HashSet<string> listed = new(configuration.GetSection("Auth:AllowedOrigins").Get<string[]>() ?? [], StringComparer.OrdinalIgnoreCase);

    /// <summary>False without an Origin header: every browser sends one with POST and WebSocket requests.</summary>
    public bool Allow(HttpRequest request) =>
        request.Headers.Origin is [{ } origin] && (listed.Contains(origin) || (Uri.TryCreate(origin, UriKind.Absolute, out var page) && IsOwn(page, request.Host)));

    // The scheme may be another where a proxy ends TLS, so a port left out is the page's own default.
    private static bool IsOwn(Uri page, HostString host) =>
        page.Scheme is "http" or "https"
        && page.IdnHost.Equals(host.Host, StringComparison.OrdinalIgnoreCase)
        && page.Port == (host.Port ?? (page.Scheme is "https" ? 443 : 80));
}
