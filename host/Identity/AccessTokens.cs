using System.Collections.Frozen;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using OpenIddict.Abstractions;
using OpenIddict.Validation;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace OrderCloud.Host.Identity;

/// <summary>What an access token says, once its signature, audience, type and time have been found right.</summary>
/// <param name="Scopes">What it may be used for at most.</param>
internal sealed record TokenSubject(Guid TenantId, Guid ApiClientId, FrozenSet<string> Scopes, DateTimeOffset ExpiresAt);

/// <summary>Reads access tokens. What was found right is remembered for a minute: a signature costs more than the rest of the check.</summary>
internal sealed class AccessTokens(OpenIddictValidationService validation, TimeProvider clock)
{
    /// <summary>Names the API to which tokens give access.</summary>
    public const string Audience = "ordercloud";

    /// <summary>The claim that names the tenant.</summary>
    public const string TenantClaim = "tid";

    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    private const int Longest = 16 * 1024;
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(60);

    private readonly RecentCache<TokenSubject> recent = new(capacity: 10_000, clock);

    /// <returns>Null for a token that doesn't count.</returns>
    public async Task<TokenSubject?> ReadAsync(string token, CancellationToken ct)
    {
        if (token.Length is 0 or > Longest)
            return null;

        var key = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

        if (recent.TryGet(key, out var known))
            return known;

        if (await ValidateAsync(token, ct) is not { } subject)
            return null;

        var until = clock.GetUtcNow() + Remembered;
        recent.Set(key, subject, subject.ExpiresAt < until ? subject.ExpiresAt : until);

        return subject;
    }

    private async Task<TokenSubject?> ValidateAsync(string token, CancellationToken ct)
    {
        try
        {
            return SubjectOf(await validation.ValidateAccessTokenAsync(token, ct));
        }
        catch (OpenIddictExceptions.ProtocolException)
        {
            // Malformed, forged, expired: there is one answer for all of it.
            return null;
        }
    }

    private static TokenSubject? SubjectOf(ClaimsPrincipal principal) =>
        principal.GetClaims(TenantClaim) is [var tid] && Guid.TryParseExact(tid, "D", out var tenant)
        && principal.GetClaims(Claims.Subject) is [var sub] && Guid.TryParseExact(sub, "D", out var client)
        && principal.GetExpirationDate() is { } expires
            ? new(tenant, client, principal.GetScopes().ToFrozenSet(), expires)
            : null;
}
