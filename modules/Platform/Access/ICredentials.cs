using Microsoft.AspNetCore.Http;

namespace OrderCloud.Platform.Access;

/// <summary>What a request's credential says. The host implements it; nothing else decides whose data is read.</summary>
public interface ICredentials
{
    /// <summary>Checks the request's cookie or bearer token.</summary>
    /// <param name="authorization">Stands in for the header: a token from <c>connection_init</c>; null to read the request.</param>
    ValueTask<Credential> ReadAsync(HttpContext http, string? authorization, CancellationToken ct);
}

/// <summary>The answer of <see cref="ICredentials"/>.</summary>
/// <param name="Tenant">Null for an anonymous caller.</param>
/// <param name="Refusal">Why a credential that was sent does not count; null when all is well or none was sent.</param>
/// <param name="ByCookie">True for the console's session, which needs the preflight header.</param>
/// <param name="ExpiresAt">When the credential ends; sockets close then.</param>
public sealed record Credential(TenantContext? Tenant, Caller Caller, CredentialRefusal? Refusal = null, bool ByCookie = false, DateTimeOffset? ExpiresAt = null)
{
    public static Credential Anonymous { get; } = new(null, Caller.Anonymous);

    public static Credential Refused(CredentialRefusal refusal, bool byCookie = false) => new(null, Caller.Anonymous, refusal, byCookie);
}

/// <summary>Why a credential does not count.</summary>
public enum CredentialRefusal
{
    /// <summary>Malformed, forged, expired or revoked: 401.</summary>
    Invalid,

    /// <summary>The tenant is suspended: 403.</summary>
    TenantSuspended,

    /// <summary>Host name or X-Tenant points at another tenant: 400 TENANT_MISMATCH.</summary>
    TenantMismatch,
}
