using Microsoft.AspNetCore.Http;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph.Security;

namespace OrderCloud.Platform.Graph.Transport;

/// <summary>Who stands at the door, and whether another site's page sent him: before anything of the request is read.</summary>
internal sealed class Admission(ICredentials credentials, AllowedOrigins origins)
{
    public const string Preflight = "GraphQL-preflight";

    /// <exception cref="RequestRefusal">The credential doesn't count, or a page of another site uses the console's cookie.</exception>
    public async ValueTask<Credential> AdmitAsync(HttpContext http, CancellationToken ct)
    {
        var credential = await ReadValidAsync(http, ct);

        if (!credential.ByCookie)
            return credential;

        // A form can't set a header: without it the request may come from a page that the user merely looks at.
        if (http.Request.Headers[Preflight] is not ["1"])
            throw new RequestRefusal(ErrorCodes.PreflightMissing, $"With a cookie session the header {Preflight}: 1 is required.", StatusCodes.Status403Forbidden);

        if (HttpMethods.IsPost(http.Request.Method))
            CheckOrigin(http);

        return credential;
    }

    /// <summary>For answers that a page of another site can't read and that change nothing: the credential alone.</summary>
    /// <exception cref="RequestRefusal">It doesn't count.</exception>
    public async ValueTask<Credential> ReadValidAsync(HttpContext http, CancellationToken ct)
    {
        var credential = await ReadAsync(http, authorization: null, ct);

        // It may hold a connection, which a request that is refused before it runs would never use.
        if (credential.IsCheckedIn)
            http.Response.RegisterForDisposeAsync(credential);

        return credential.Refusal is { } refusal ? throw Refused(refusal) : credential;
    }

    /// <summary>Reads the credential anew.</summary>
    public ValueTask<Credential> ReadAsync(HttpContext http, string? authorization, CancellationToken ct) => credentials.ReadAsync(http, authorization, ct);

    /// <exception cref="RequestRefusal">The page is neither ours nor listed.</exception>
    public void CheckOrigin(HttpContext http)
    {
        if (!origins.Allow(http.Request))
            throw new RequestRefusal(ErrorCodes.PreflightMissing, "With a cookie session the Origin must be this host or a listed one.", StatusCodes.Status403Forbidden);
    }

    private static RequestRefusal Refused(CredentialRefusal refusal) => refusal switch
    {
        CredentialRefusal.Invalid => new(ErrorCodes.NotAuthenticated, "The credential is invalid or has expired.", StatusCodes.Status401Unauthorized) { Challenge = "Bearer error=\"invalid_token\"" },
        CredentialRefusal.TenantSuspended => new(ErrorCodes.TenantSuspended, "The company is suspended: nobody gets in, and what it has is kept. Write to whoever runs this service.", StatusCodes.Status403Forbidden),
        CredentialRefusal.TenantMismatch => new(ErrorCodes.TenantMismatch, "The host name or X-Tenant names another tenant than the credential.", StatusCodes.Status400BadRequest),
        CredentialRefusal.OriginNotAllowed => new(ErrorCodes.OriginNotAllowed, "This key is bound to other sites than the page that sent it. Add the page's site to a key of its own, or send the request from a site that is listed.", StatusCodes.Status403Forbidden),
    };
}
