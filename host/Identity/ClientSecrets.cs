using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using OpenIddict.Abstractions;
using OpenIddict.Core;
using OrderCloud.Contracts.Identity;
using OrderCloud.Host.Identity.Persistence;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace OrderCloud.Host.Identity;

/// <inheritdoc cref="IApiClients"/>
internal sealed class ApiClients(OpenIddictApplicationManager<OAuthApplication> applications, IdentityDb db) : IApiClients
{
    // OpenIddict's store saves its row at once: within the caller's transaction, since the context is the scope's.
    public async Task<string> CreateAsync(Guid tenantId, Guid apiClientId, string clientId, string name, IReadOnlyCollection<string> permissions, CancellationToken ct)
    {
        var secret = ClientSecrets.New();
        var descriptor = new OpenIddictApplicationDescriptor
        {
            ClientId = clientId,
            ClientType = ClientTypes.Confidential,
            DisplayName = name,
            Permissions = { Permissions.Endpoints.Token, Permissions.Endpoints.Revocation, Permissions.Endpoints.Introspection, Permissions.GrantTypes.ClientCredentials },
        };
        descriptor.Permissions.UnionWith(permissions.Select(permission => Permissions.Prefixes.Scope + permission));

        var application = new OAuthApplication { TenantId = tenantId, ApiClientId = apiClientId };
        await applications.PopulateAsync(application, descriptor, ct);
        await applications.CreateAsync(application, secret, ct);

        return secret;
    }

    public async Task SetRedirectsAsync(Guid apiClientId, bool isPublic, IReadOnlyCollection<string> redirectUris, CancellationToken ct)
    {
        var application = await applications.FindByClientIdAsync($"oc_{apiClientId:N}", ct) ?? throw new InvalidOperationException("The API client has no OAuth client.");
        var descriptor = new OpenIddictApplicationDescriptor();
        await applications.PopulateAsync(descriptor, application, ct);

        descriptor.ClientType = isPublic ? ClientTypes.Public : ClientTypes.Confidential;
        descriptor.ConsentType = ConsentTypes.Explicit;
        descriptor.Permissions.RemoveWhere(permission => !permission.StartsWith(Permissions.Prefixes.Scope, StringComparison.Ordinal));
        descriptor.Permissions.UnionWith([Permissions.Endpoints.Token, Permissions.Endpoints.Revocation]);

        if (isPublic)
            descriptor.ClientSecret = null;
        else
            descriptor.Permissions.UnionWith([Permissions.GrantTypes.ClientCredentials, Permissions.Endpoints.Introspection]);

        if (redirectUris.Count > 0)
            descriptor.Permissions.UnionWith([Permissions.Endpoints.Authorization, Permissions.Endpoints.EndSession, Permissions.GrantTypes.AuthorizationCode, Permissions.GrantTypes.RefreshToken, Permissions.ResponseTypes.Code]);

        descriptor.Requirements.Add(Requirements.Features.ProofKeyForCodeExchange);
        descriptor.RedirectUris.Clear();
        descriptor.RedirectUris.UnionWith(redirectUris.Select(uri => new Uri(uri)));
        descriptor.PostLogoutRedirectUris.Clear();
        descriptor.PostLogoutRedirectUris.UnionWith(descriptor.RedirectUris);

        await applications.PopulateAsync(application, descriptor, ct);

        // One that was public has none. Nobody knows what it is given here: whoever wants to asks for a new one.
        application.ClientSecret = isPublic ? null : application.ClientSecret ?? ClientSecrets.HashOf(ClientSecrets.New());

        await applications.UpdateAsync(application, ct);
    }

    public async Task<string?> RotateAsync(Guid apiClientId, DateTimeOffset? formerUntil, CancellationToken ct)
    {
        var application = await applications.FindByClientIdAsync($"oc_{apiClientId:N}", ct) ?? throw new InvalidOperationException("The API client has no OAuth client.");

        if (application.ClientSecret is not { } kept)
            return null;

        var secret = ClientSecrets.New();
        application.ClientSecret = ClientSecrets.Rotated(kept, secret, formerUntil);
        await applications.UpdateAsync(application, ct);

        return secret;
    }

    public async Task<IReadOnlyDictionary<Guid, ApiClientRedirects>> RedirectsOfAsync(Guid tenantId, IReadOnlyCollection<Guid> apiClientIds, CancellationToken ct)
    {
        var found = await db.Set<OAuthApplication>().AsNoTracking()
            .Where(application => application.TenantId == tenantId && apiClientIds.Contains(application.ApiClientId))
            .Select(application => new { application.ApiClientId, application.ClientType, application.RedirectUris })
            .ToListAsync(ct);

        return found.ToDictionary(it => it.ApiClientId, it => new ApiClientRedirects(it.ClientType == ClientTypes.Public, it.RedirectUris is { } uris ? JsonSerializer.Deserialize<List<string>>(uris)! : []));
    }
}

/// <summary>256 random bits, with a prefix and a checksum by which scanners of leaked code find them.</summary>
internal static class ClientSecrets
{
    private const string Prefix = "ocs_";

    public static string New()
    {
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

        return $"{Prefix}{secret}{Checksum(secret)}";
    }

    public static bool IsWellFormed(string text) =>
        text.StartsWith(Prefix, StringComparison.Ordinal) && text.Length == 51 && Checksum(text[4..47]) == text[47..];

    /// <summary>SHA-256 in hex: what is random over 256 bits needs no slow hash.</summary>
    public static string HashOf(string secret) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>Kept after a change: the new secret's hash, and the former's with the instant at which it ends.</summary>
    public static string Rotated(string kept, string secret, DateTimeOffset? formerUntil) =>
        formerUntil is { } until ? $"{HashOf(secret)} {kept.Split(' ')[0]}@{until.UtcTicks}" : HashOf(secret);

    public static bool Matches(string secret, string kept, DateTimeOffset now)
    {
        var hash = HashOf(secret);

        return kept.Split(' ') switch
        {
            [var only] => IsSame(hash, only),
            [var current, var former] when former.Split('@') is [var old, var until] => IsSame(hash, current) | (IsSame(hash, old) & now.UtcTicks < long.Parse(until, CultureInfo.InvariantCulture)),
            _ => false,
        };
    }

    private static bool IsSame(string hash, string kept) => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(hash), Encoding.ASCII.GetBytes(kept));

    private static string Checksum(string secret) => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(secret)).AsSpan(0, 3));
}

/// <summary>OpenIddict's own manager, but for how it keeps secrets: as SHA-256 instead of PBKDF2, which is for passwords.</summary>
internal sealed class OAuthApplications(
    IOpenIddictApplicationCache<OAuthApplication> cache, ILogger<OpenIddictApplicationManager<OAuthApplication>> logger,
    IOptionsMonitor<OpenIddictCoreOptions> options, IOpenIddictApplicationStore<OAuthApplication> store, TimeProvider clock)
    : OpenIddictApplicationManager<OAuthApplication>(cache, logger, options, store)
{
    protected override ValueTask<string> ObfuscateClientSecretAsync(string secret, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(ClientSecrets.HashOf(secret));

    protected override ValueTask<bool> ValidateClientSecretAsync(string secret, string comparand, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(ClientSecrets.Matches(secret, comparand, clock.GetUtcNow()));
}
