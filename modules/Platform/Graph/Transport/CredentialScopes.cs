using OrderCloud.Platform.Access;

namespace OrderCloud.Platform.Graph.Transport;

internal static class CredentialScopes
{
    extension(Credential credential)
    {
        /// <summary>Opens a scope of the credential's tenant, or of none for an anonymous caller.</summary>
        public TenantScope Open(IServiceProvider services) => credential.Tenant is { } tenant
            ? TenantScope.Of(services, tenant, credential.Caller)
            : TenantScope.WithoutTenant(services, credential.Caller);
    }
}
