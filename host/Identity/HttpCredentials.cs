using OrderCloud.Contracts.Tenancy;
using OrderCloud.Host.Identity.Persistence;
using OrderCloud.Platform.Access;

namespace OrderCloud.Host.Identity;

/// <summary>
/// Reads the cookie, the bearer token or the key, then asks Tenancy what its holder may do now. Where that takes a statement, it runs
/// on the connection which the request goes on with. A revoked client, a member put aside and a suspended tenant are out from the next
/// request to the same host, and after the few seconds of <c>Auth:AccessRemembered</c> from those to another.
/// </summary>
internal sealed class HttpCredentials(IServiceProvider services, IMembershipMemory memory, AccessTokens tokens, Sessions sessions, TenantHint hint) : ICredentials
{
    /// <summary>For a key; a bearer token may be one too.</summary>
    public const string KeyHeader = "X-API-Key";

    private const string Bearer = "Bearer ";

    public async ValueTask<Credential> ReadAsync(HttpContext http, string? authorization, CancellationToken ct)
    {
        // Two credentials in one request contradict each other, and nobody can say which was meant.
        if (authorization is null && http.Request.Headers[KeyHeader] is [_, ..] keys)
            return http.Request.Headers.Authorization.Count == 0 && ApiKeys.TryReadTenant(OnlyOne(keys), out var of)
                ? await ReadKeyAsync(http, OnlyOne(keys), of, ct)
                : Credential.Refused(CredentialRefusal.Invalid);

        if (authorization is not null || http.Request.Headers.Authorization.Count > 0)
            return await ReadTokenAsync(http, authorization ?? OnlyOne(http.Request.Headers.Authorization), ct);

        return SessionCookie.Read(http.Request) is { } cookie ? await ReadCookieAsync(http, cookie, ct) : Credential.Anonymous;
    }

    private static string OnlyOne(Microsoft.Extensions.Primitives.StringValues headers) => headers is [{ } header] ? header : "";

    private async ValueTask<Credential> ReadTokenAsync(HttpContext http, string authorization, CancellationToken ct)
    {
        if (tokens.Recall(authorization) is not { } subject)
        {
            // A token has no blanks, so another scheme is no token.
            var token = authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? authorization[Bearer.Length..].Trim() : authorization;

            if (ApiKeys.TryReadTenant(token, out var tenant))
                return await ReadKeyAsync(http, token, tenant, ct);

            if (await tokens.FindAsync(authorization, token, ct) is not { } found)
                return Credential.Refused(CredentialRefusal.Invalid);

            subject = found;
        }

        if (!tokens.IsIssuer(subject.Issuer, http.Request))
            return Credential.Refused(CredentialRefusal.Invalid);

        return hint.Contradicts(http.Request, subject.TenantId)
            ? Credential.Refused(CredentialRefusal.TenantMismatch)
            : await AdmitAsync(subject, ct);
    }

    private async Task<Credential> ReadKeyAsync(HttpContext http, string key, Guid tenant, CancellationToken ct) => hint.Contradicts(http.Request, tenant)
        ? Credential.Refused(CredentialRefusal.TenantMismatch)
        : await AdmitAsync(
            tenant,
            membership => membership.FindByKeyAsync(TenantTokens.HashOf(key), ct),
            access => new(CallerKind.ApiClient, access.SubjectId, access.Name, access.Permissions, access.Language, access.TenantLanguage) { Fields = access.Fields, IsPublic = access.IsPublic },
            expiresAt: null, byCookie: false, access => KeyOrigins.Admits(http, access.Origins));

    private async Task<Credential> ReadCookieAsync(HttpContext http, string cookie, CancellationToken ct)
    {
        var credential = await sessions.FindAsync(cookie, ct) is not { } session
            ? Credential.Refused(CredentialRefusal.Invalid, byCookie: true)
            : hint.Contradicts(http.Request, session.TenantId)
                ? Credential.Refused(CredentialRefusal.TenantMismatch, byCookie: true)
                : await AdmitAsync(session, ct);

        // Nobody can take a dead cookie away but us: the browser would send it on and on, and be refused what anybody may ask.
        if (credential.Refusal is CredentialRefusal.Invalid && !http.Response.HasStarted)
            SessionCookie.Delete(http);

        return credential;
    }

    /// <summary>A person through a client may do what all three allow: his roles, the client's permissions, the token's scopes.</summary>
    private ValueTask<Credential> AdmitAsync(TokenSubject subject, Guid accountId, CancellationToken ct)
    {
        Access? client = null;

        return AdmitAsync(
            subject.TenantId,
            async membership => (client = await membership.FindApiClientAsync(subject.ApiClientId, inUse: true, ct)) is not null && await membership.FindMemberAsync(accountId, ct) is { } member
                ? member.Through(client) : null,
            access => new(CallerKind.Member, access.SubjectId, access.Name, access.Permissions.Where(subject.Scopes.Contains).ToHashSet(), access.Language, access.TenantLanguage)
            {
                Scopes = Caller.Narrow(access.OwnRows, access.TeamRows),
                Team = access.Team,
                Fields = access.Fields,
                ClientId = client!.SubjectId,
            },
            subject.ExpiresAt, byCookie: false);
    }

    private ValueTask<Credential> AdmitAsync(TokenSubject subject, CancellationToken ct) => subject.AccountId is { } accountId ? AdmitAsync(subject, accountId, ct) : AdmitAsync(
        subject.TenantId,
        membership => membership.FindApiClientAsync(subject.ApiClientId, inUse: true, ct),
        subject.CallerOf,
        subject.ExpiresAt, byCookie: false);

    private ValueTask<Credential> AdmitAsync(Session session, CancellationToken ct) => AdmitAsync(
        session.TenantId,
        membership => membership.FindMemberAsync(session.AccountId, ct),
        access => new(CallerKind.Member, access.SubjectId, access.Name, access.Permissions, access.Language, access.TenantLanguage)
        {
            Scopes = Caller.Narrow(access.OwnRows, access.TeamRows),
            Team = access.Team,
            Fields = access.Fields,
        },
        session.ExpiresAt, byCookie: true);

    private async ValueTask<Credential> AdmitAsync(
        Guid tenantId, Func<IMembership, Task<Access?>> find, Func<Access, Caller> callerOf, DateTimeOffset? expiresAt, bool byCookie, Func<Access, bool>? admits = null)
    {
        var tenant = new TenantContext(tenantId);

        if (await find(memory.Of(tenantId)) is { } known)
            return Admitted(known);

        await using var scope = TenantScope.Of(services, tenant, Caller.System);

        var credential = await find(scope.Services.GetRequiredService<IMembership>()) is { } access ? Admitted(access) : Credential.Refused(CredentialRefusal.Invalid, byCookie);

        return credential.Refusal is null ? credential with { CheckedIn = await scope.HandOverAsync(credential.Caller) } : credential;

        Credential Admitted(Access access) => access.IsSuspended ? Credential.Refused(CredentialRefusal.TenantSuspended, byCookie)
            : admits?.Invoke(access) is false ? Credential.Refused(CredentialRefusal.OriginNotAllowed)
            : new(tenant, callerOf(access), ByCookie: byCookie, ExpiresAt: expiresAt) { PointsPerSecond = access.PointsPerSecond, StoredDocumentsOnly = access.StoredDocumentsOnly };
    }
}
