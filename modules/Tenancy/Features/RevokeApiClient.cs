using Microsoft.EntityFrameworkCore;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;
using OrderCloud.Tenancy.Domain;
using OrderCloud.Tenancy.Persistence;

namespace OrderCloud.Tenancy.Features;

/// <summary>Which API client to shut out.</summary>
internal sealed record RevokeApiClientInput(Id<ApiClient> Id);

/// <summary>There is no such API client.</summary>
internal sealed record ApiClientNotFoundError(params string[] Field) : Error("API_CLIENT_NOT_FOUND", "There is no such API client.", Field);

/// <summary>The API client is revoked already.</summary>
/// <param name="RevokedAt">Since when.</param>
internal sealed record ApiClientRevokedError(DateTimeOffset RevokedAt) : Error("API_CLIENT_REVOKED", "This API client is revoked already. Make a new one instead.", "input", "id");

/// <summary>Shuts an API client out for good: its secret gives no more tokens, and those it has count no longer, from the next request on.</summary>
internal sealed class RevokeApiClient(TenancyDb db, TimeProvider clock) : Mutation<RevokeApiClientInput, ApiClient, ApiClientNotFoundError, ApiClientRevokedError>, IGuarded
{
    public static Permission Requires => TenancyPermissions.ManageClients;

    public override async Task<Outcome> HandleAsync(RevokeApiClientInput input, CancellationToken ct)
    {
        if (await db.ApiClients.SingleOrDefaultAsync(client => client.Id == input.Id.Value, ct) is not { } client)
            return new ApiClientNotFoundError("input", "id");

        if (client.RevokedAt is { } revokedAt)
            return new ApiClientRevokedError(revokedAt);

        client.Revoke(clock.GetUtcNow());

        return client;
    }
}
