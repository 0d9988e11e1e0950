using System.Buffers;
using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.JsonWebTokens;
using OpenIddict.Abstractions;
using OpenIddict.Validation;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Host.Identity.Persistence;
using OrderCloud.Platform.Access;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace OrderCloud.Host.Identity;

/// <summary>What an access token says, once its signature, audience, type and time have been found right.</summary>
/// <param name="Issuer">The address under which it was given out.</param>
/// <param name="Scopes">What it may be used for at most.</param>
/// <param name="AccountId">The person for whom the client acts; null where it acts for itself.</param>
internal sealed record TokenSubject(string Issuer, Guid TenantId, Guid ApiClientId, Guid? AccountId, FrozenSet<string> Scopes, DateTimeOffset ExpiresAt)
{
    private Known? known;

    /// <summary>The client itself, which may do what both its access and the token's scopes allow: the same object as long as the access is the same.</summary>
    public Caller CallerOf(Access access)
    {
        if (known is not { } last || !ReferenceEquals(last.Of, access))
            known = last = new(access, new(CallerKind.ApiClient, access.SubjectId, access.Name, access.Permissions.Where(Scopes.Contains).ToHashSet(), access.Language, access.TenantLanguage) { Fields = access.Fields });

        return last.Caller;
    }

    private sealed record Known(Access Of, Caller Caller);
}

/// <summary>Reads access tokens. What was found right is remembered for some seconds: a signature and the look whether it was revoked cost more than the rest of the check.</summary>
internal sealed class AccessTokens(IServiceProvider services, OpenIddictValidationService validation, AuthOptions options, TimeProvider clock)
{
    /// <summary>Names the API to which tokens give access.</summary>
    public const string Audience = "ordercloud";

    /// <summary>The claim that names the tenant.</summary>
    public const string TenantClaim = "tid";

    /// <summary>The claim that names the API client, where the subject is a person.</summary>
    public const string ClientClaim = "client";

    /// <summary>In which tokens a claim goes to an application that acts for a person.</summary>
    public static IEnumerable<string> DestinationsOf(Claim claim) => claim.Type switch
    {
        TenantClaim or Claims.Subject => [Destinations.AccessToken, Destinations.IdentityToken],
        Claims.AuthenticationTime => [Destinations.IdentityToken],
        _ => [Destinations.AccessToken],
    };

    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    private const int Longest = 16 * 1024;
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(10);

    private readonly RecentCache<Found> recent = new(capacity: 10_000, clock);

    // The server gives the requests of one connection the same object for the same header: it needn't be cut and hashed again.
    private readonly ConditionalWeakTable<string, Found> byHeader = [];
    private Asked? last;

    /// <returns>What the token in a header was found to say some seconds ago; null where that isn't known any more.</returns>
    public TokenSubject? Recall(string header) => byHeader.TryGetValue(header, out var found) && found.Until > clock.GetUtcNow() ? found.Subject : null;

    /// <summary>Without a setting a token names the address that was asked for it, and counts at that address alone.</summary>
    public bool IsIssuer(string issuer, HttpRequest request) => (options.Issuer?.AbsoluteUri ?? AddressOf(request)) == issuer;

    // Mostly the same as the last time, and dear to put together.
    private string? AddressOf(HttpRequest request)
    {
        var (scheme, host, path) = (request.Scheme, request.Host.Value, request.PathBase.Value);

        if (last is not { } asked || asked.Scheme != scheme || asked.Host != host || asked.Path != path)
            last = asked = new(scheme, host, path, Uri.TryCreate($"{scheme}://{request.Host}{request.PathBase}/", UriKind.Absolute, out var address) ? address.AbsoluteUri : null);

        return asked.Address;
    }

    /// <param name="header">What the token came in.</param>
    /// <returns>Null for a token that doesn't count.</returns>
    public async Task<TokenSubject?> FindAsync(string header, string token, CancellationToken ct)
    {
        if (token.Length is 0 or > Longest)
            return null;

        var key = KeyOf(token);

        if (!recent.TryGet(key, out var found))
        {
            if (await ValidateAsync(token, ct) is not { } subject)
                return null;

            var until = clock.GetUtcNow() + Remembered;
            found = new(subject, subject.ExpiresAt < until ? subject.ExpiresAt : until);
            recent.Set(key, found, found.Until);
        }

        byHeader.AddOrUpdate(header, found);

        return found.Subject;
    }

    private static string KeyOf(string token)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(token.Length));

        try
        {
            Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
            SHA256.HashData(bytes.AsSpan(0, Encoding.UTF8.GetBytes(token, bytes)), hash);

            return Convert.ToHexString(hash);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes, clearArray: true);
        }
    }

    private async Task<TokenSubject?> ValidateAsync(string token, CancellationToken ct)
    {
        try
        {
            var principal = await validation.ValidateAccessTokenAsync(token, ct);

            return await IsRevokedAsync(principal, ct) ? null : SubjectOf(principal, new JsonWebToken(token).Issuer);
        }
        catch (OpenIddictExceptions.ProtocolException)
        {
            // Malformed, forged, expired: there is one answer for all of it.
            return null;
        }
    }

    private static TokenSubject? SubjectOf(ClaimsPrincipal principal, string issuer) =>
        principal.GetClaims(TenantClaim) is [var tid] && Guid.TryParseExact(tid, "D", out var tenant)
        && principal.GetClaims(Claims.Subject) is [var sub] && Guid.TryParseExact(sub, "D", out var subject)
        && principal.GetExpirationDate() is { } expires
            ? principal.GetClaims(ClientClaim) switch
            {
                [] => new(issuer, tenant, subject, AccountId: null, principal.GetScopes().ToFrozenSet(), expires),
                [var text] when Guid.TryParseExact(text, "D", out var client) => new(issuer, tenant, client, subject, principal.GetScopes().ToFrozenSet(), expires),
                _ => null,
            }
            : null;

    /// <summary>A token has a row, and so has what a person allowed: revoked, neither counts.</summary>
    private async Task<bool> IsRevokedAsync(ClaimsPrincipal principal, CancellationToken ct)
    {
        if (!Guid.TryParse(principal.GetTokenId(), out var id))
            return true;

        await using var scope = TenantScope.WithoutTenant(services, Caller.System);

        return !await scope.Services.GetRequiredService<IdentityDb>().Set<OAuthToken>()
            .AnyAsync(token => token.Id == id && token.Status == Statuses.Valid && (token.Authorization == null || token.Authorization.Status == Statuses.Valid), ct);
    }

    private sealed record Found(TokenSubject Subject, DateTimeOffset Until);

    /// <summary>Under which address a request came.</summary>
    private sealed record Asked(string Scheme, string? Host, string? Path, string? Address);
}
