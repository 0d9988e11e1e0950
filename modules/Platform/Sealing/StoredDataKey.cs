using OrderCloud.Platform.Audit;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Platform.Sealing;

/// <summary>A tenant's own key as the database holds it: sealed by an outer key.</summary>
[NotAudited("A key, sealed.")]
internal sealed class StoredDataKey : ITenantOwned
{
    public Guid TenantId { get; init; }

    public required byte[] Sealed { get; init; }
}
