namespace OrderCloud.Contracts.Identity;

/// <summary>A program's credential, made in the caller's transaction. Implemented by the host.</summary>
public interface IApiClients
{
    /// <summary>Makes the OAuth client. The secret is returned once and kept as a hash only.</summary>
    /// <param name="apiClientId">Tenancy's id of the API client, which the token will name.</param>
    /// <param name="clientId">What it signs in as.</param>
    Task<string> CreateAsync(Guid tenantId, Guid apiClientId, string clientId, string name, IReadOnlyCollection<string> permissions, CancellationToken ct);

    /// <summary>Lets the OAuth client act for people, who are sent back to one of these addresses; without any it acts for itself only.</summary>
    /// <param name="isPublic">It runs where anybody can look into it, e.g. in a browser: its secret ends, and it acts for people only.</param>
    Task SetRedirectsAsync(Guid apiClientId, bool isPublic, IReadOnlyCollection<string> redirectUris, CancellationToken ct);

    /// <summary>Gives the OAuth client a new secret, which is returned once. The one before counts beside it until then; null ends it at once.</summary>
    /// <returns>Null for a public client, which has none.</returns>
    Task<string?> RotateAsync(Guid apiClientId, DateTimeOffset? formerUntil, CancellationToken ct);

    /// <summary>Where OAuth clients of the company send people, by Tenancy's ids; an id of a key is missing.</summary>
    Task<IReadOnlyDictionary<Guid, ApiClientRedirects>> RedirectsOfAsync(Guid tenantId, IReadOnlyCollection<Guid> apiClientIds, CancellationToken ct);
}

/// <summary>How an OAuth client acts for people.</summary>
/// <param name="IsPublic">True for a program that can keep no secret: it acts for people only.</param>
/// <param name="RedirectUris">Where people are sent back to; none for one that acts for itself only.</param>
public sealed record ApiClientRedirects(bool IsPublic, IReadOnlyList<string> RedirectUris);
