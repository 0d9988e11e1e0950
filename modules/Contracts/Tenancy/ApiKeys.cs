using System.Diagnostics.CodeAnalysis;

namespace OrderCloud.Contracts.Tenancy;

/// <summary>Keys that programs send as they are, with each request.</summary>
public static class ApiKeys
{
    /// <summary>Of a key that nobody else may see.</summary>
    public const string SecretPrefix = "ock_";

    /// <summary>Of a key that stands in the pages of a storefront, for everybody to see.</summary>
    public const string PublishablePrefix = "ocp_";

    /// <returns>False for what is no key.</returns>
    public static bool TryReadTenant([NotNullWhen(true)] string? key, out Guid tenantId) =>
        TenantTokens.TryReadTenant(SecretPrefix, key, out tenantId) || TenantTokens.TryReadTenant(PublishablePrefix, key, out tenantId);
}
