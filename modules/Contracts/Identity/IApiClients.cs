namespace OrderCloud.Contracts.Identity;

/// <summary>A program's credential, made in the caller's transaction. Implemented by the host.</summary>
public interface IApiClients
{
    /// <summary>Makes the OAuth client. The secret is returned once and kept as a hash only.</summary>
    /// <param name="apiClientId">Tenancy's id of the API client, which the token will name.</param>
    Task<ApiClientSecret> CreateAsync(Guid tenantId, Guid apiClientId, string name, IReadOnlyCollection<string> permissions, CancellationToken ct);
}

/// <summary>What a program signs in with.</summary>
public sealed record ApiClientSecret(string ClientId, string ClientSecret);
