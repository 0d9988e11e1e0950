using Microsoft.AspNetCore.Cors.Infrastructure;
using OrderCloud.Host.Identity;

namespace OrderCloud.Host;

/// <summary>
/// Pages of other sites may ask the API with a key or token of their own, and read its answers. Never with the console's cookie: no
/// answer allows credentials, so a browser keeps from them what it would have sent along.
/// </summary>
internal static class CrossOrigin
{
    public const string Programs = "programs";

    private static readonly string[] Methods = ["GET", "POST"];
    private static readonly string[] Sent = ["Accept", "Accept-Language", "Authorization", "Content-Type", "GraphQL-Cost", "GraphQL-preflight", "Idempotency-Key", "Last-Event-ID", HttpCredentials.KeyHeader];
    private static readonly string[] Read = ["Idempotent-Replayed", "RateLimit", "RateLimit-Policy", "Retry-After", "X-Request-Id"];

    public static IServiceCollection AddCrossOrigin(this IServiceCollection services) => services.AddTransient<ICorsService, KeyOrigins.Answers>()
        .AddCors(cors => cors.AddPolicy(Programs, policy => policy.AllowAnyOrigin().WithMethods(Methods).WithHeaders(Sent).WithExposedHeaders(Read).SetPreflightMaxAge(TimeSpan.FromHours(2))))
        // Endpoints with a policy would refuse whoever wasn't looked at below.
        .Configure<RouteOptions>(routes => routes.SuppressCheckForUnhandledSecurityMetadata = true);

    /// <summary>Only a page says where it comes from, and only from pages does a browser keep an answer that doesn't name them.</summary>
    public static void UseCrossOrigin(this WebApplication app) => app.UseWhen(http => http.Request.Headers.Origin.Count > 0, pages => pages.UseCors());
}
