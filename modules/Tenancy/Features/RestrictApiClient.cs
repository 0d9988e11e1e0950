using Microsoft.EntityFrameworkCore;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;
using OrderCloud.Tenancy.Domain;
using OrderCloud.Tenancy.Persistence;

namespace OrderCloud.Tenancy.Features;

/// <summary>Which documents an API client may send.</summary>
/// <param name="StoredDocumentsOnly">True: those that are stored for it and no others; false: any.</param>
internal sealed record RestrictApiClientInput(Id<ApiClient> Id, bool StoredDocumentsOnly);

/// <summary>Lets an API client send only the documents that are stored for it, or any again. Whoever gets hold of its key then asks nothing but that.</summary>
internal sealed class RestrictApiClient(TenancyDb db, Granting granting) : Mutation<RestrictApiClientInput, ApiClient, ApiClientNotFoundError, PermissionNotHeldError>, IGuarded
{
    public static Permission Requires => TenancyPermissions.ManageClients;

    public override async Task<Outcome> HandleAsync(RestrictApiClientInput input, CancellationToken ct)
    {
        await granting.EnterAsync(ct);

        if (await db.ApiClients.SingleOrDefaultAsync(client => client.Id == input.Id.Value && client.RevokedAt == null, ct) is not { } client)
            return new ApiClientNotFoundError("input", "id");

        // Whoever has its key could then ask for all that it may.
        if (!input.StoredDocumentsOnly && await granting.RefusesToTouchAsync(client, "id", ct) is { } refusal)
            return refusal;

        client.Restrict(input.StoredDocumentsOnly);

        return client;
    }
}
