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
}
