using OrderCloud.Platform.Persistence;

namespace OrderCloud.Platform.Sealing;

/// <summary>A tenant's own key as the database holds it: sealed by an outer key.</summary>
internal sealed class StoredDataKey : ITenantOwned
{
    public Guid TenantId { get; init; }

    public required byte[] Sealed { get; init; }
}
