using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Platform.Graph.Transport;

internal static class CredentialScopes
{
    extension(Credential credential)
    {
        /// <summary>Opens a scope of the credential's tenant, or of none for an anonymous caller. Its connection is opened by the first statement.</summary>
        public async ValueTask<TenantScope> OpenAsync(IServiceProvider services, CancellationToken ct)
        {
            var scope = credential.OpenScope(services);

            try
            {
                // The first operation takes over the connection on which the credential was checked, if that took one; later ones open their own.
                if (credential.Tenant is not null && scope.Services.GetRequiredService<UnitOfWork>() is { IsReady: false } unit)
                    await unit.OpenAsync(ct);

                return scope;
            }
            catch
            {
                await scope.DisposeAsync();

                throw;
            }
        }
    }
}
