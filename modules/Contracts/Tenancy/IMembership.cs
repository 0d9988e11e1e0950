namespace OrderCloud.Contracts.Tenancy;

/// <summary>What a member may do now: his roles' permissions added up.</summary>
/// <param name="IsSuspended">The tenant is suspended: nothing may be done.</param>
public sealed record Access(Guid SubjectId, string Name, IReadOnlySet<string> Permissions, string? Language, string TenantLanguage, bool IsSuspended);

/// <summary>A tenant in which an account is a member.</summary>
public sealed record Membership(Guid TenantId, string TenantName, Guid MemberId);

/// <summary>What the host's sign-in may ask of Tenancy.</summary>
public interface IMembership
{
    /// <summary>All tenants of an account; works across tenants and runs outside any tenant's scope.</summary>
    Task<IReadOnlyList<Membership>> ListAsync(Guid accountId, CancellationToken ct);

    /// <summary>The account's access in the scope's tenant; null when it is no active member.</summary>
    Task<Access?> FindMemberAsync(Guid accountId, CancellationToken ct);

    /// <summary>An API client's access in the scope's tenant; null when there is none or it is revoked.</summary>
    Task<Access?> FindApiClientAsync(Guid apiClientId, CancellationToken ct);
}
