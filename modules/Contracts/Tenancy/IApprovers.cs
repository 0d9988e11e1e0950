namespace OrderCloud.Contracts.Tenancy;

/// <summary>The caller as one who decides reviews.</summary>
/// <param name="MemberId">Empty for an API client.</param>
/// <param name="Limit">Highest order total he may approve, in minor units of the base currency; null for no limit.</param>
/// <param name="IsSoleOwner">The owner of a tenant with a single member may decide his own orders.</param>
public sealed record Approver(Guid MemberId, bool IsApiClient, long? Limit, bool IsSoleOwner);

/// <summary>What other modules may ask of Tenancy about approval.</summary>
public interface IApprovers
{
    Task<Approver> CurrentAsync(CancellationToken ct);
}
