using Microsoft.AspNetCore.Http;

namespace OrderCloud.Platform.Access;

/// <summary>What a request's credential says. The host implements it; nothing else decides whose data is read.</summary>
public interface ICredentials
{
    /// <summary>Checks the request's cookie, bearer token or key, and what its holder may do now: whatever is revoked ends with the next request, or seconds later where another host was told.</summary>
    /// <param name="authorization">Stands in for the header: a token from <c>connection_init</c>; null to read the request.</param>
    ValueTask<Credential> ReadAsync(HttpContext http, string? authorization, CancellationToken ct);
}

/// <summary>The answer of <see cref="ICredentials"/>. Dispose of it as soon as no operation is left to begin: it may hold a connection.</summary>
/// <param name="Tenant">Null for an anonymous caller.</param>
/// <param name="Refusal">Why a credential that was sent does not count; null when all is well or none was sent.</param>
/// <param name="ByCookie">True for the console's session, which needs the preflight header.</param>
/// <param name="ExpiresAt">When the credential ends; sockets close then.</param>
public sealed record Credential(TenantContext? Tenant, Caller Caller, CredentialRefusal? Refusal = null, bool ByCookie = false, DateTimeOffset? ExpiresAt = null) : IAsyncDisposable
{
    private TenantScope? checkedIn;

    /// <summary>Points that the tenant's plan gives each of its callers each second; null where it says nothing.</summary>
    public int? PointsPerSecond { get; init; }

    /// <inheritdoc cref="Caller.IsPublic"/>
    public bool IsPublic => Caller.IsPublic;

    /// <summary>The program may send nothing but documents that were stored for it.</summary>
    public bool StoredDocumentsOnly { get; init; }

    /// <summary>The API client that asks, for itself or for a person; null for the console and for strangers.</summary>
    public Guid? Program => Caller.Kind is CallerKind.ApiClient ? Caller.SubjectId : Caller.ClientId;

    public static Credential Anonymous { get; } = new(null, Caller.Anonymous);

    /// <summary>Whether there is anything to dispose of.</summary>
    public bool IsCheckedIn => checkedIn is not null;

    /// <summary>The scope in which the credential was checked, whatever it opened still open: the first operation runs in it.</summary>
    public TenantScope? CheckedIn
    {
        init => checkedIn = value;
    }

    public static Credential Refused(CredentialRefusal refusal, bool byCookie = false) => new(null, Caller.Anonymous, refusal, byCookie);

    /// <summary>The scope of one operation, the caller's to dispose of.</summary>
    public TenantScope OpenScope(IServiceProvider services) => Interlocked.Exchange(ref checkedIn, null)
        ?? (Tenant is null ? TenantScope.WithoutTenant(services, Caller) : TenantScope.Of(services, Tenant, Caller));

    public ValueTask DisposeAsync() => Interlocked.Exchange(ref checkedIn, null)?.DisposeAsync() ?? ValueTask.CompletedTask;
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

    /// <summary>The page that sends it belongs to a site to which it isn't bound: 403 ORIGIN_NOT_ALLOWED.</summary>
    OriginNotAllowed,
}
