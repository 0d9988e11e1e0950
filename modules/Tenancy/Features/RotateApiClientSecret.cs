using Microsoft.EntityFrameworkCore;
using OrderCloud.Contracts.Identity;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;
using OrderCloud.Tenancy.Domain;
using OrderCloud.Tenancy.Persistence;

namespace OrderCloud.Tenancy.Features;

/// <summary>Whose secret to change.</summary>
/// <param name="OverlapHours">How long the secret before still counts beside the new one, 0 to 168.</param>
internal sealed record RotateApiClientSecretInput(Id<ApiClient> Id, int OverlapHours = 24);

/// <summary>The API client and its new secret.</summary>
/// <param name="ApiClient">The client, as the list shows it.</param>
/// <param name="ClientSecret">Shown this once: only its hash is kept. Null when the call was repeated with its idempotency key.</param>
internal sealed record RotatedApiClient(ApiClient ApiClient, string ClientSecret) : IPayload;

/// <summary>Gives an API client a new secret or key. The one before counts for a while beside it, so that programs can change over without a gap.</summary>
internal sealed class RotateApiClientSecret(TenancyDb db, IApiClients clients, Granting granting, TimeProvider clock)
    : Mutation<RotateApiClientSecretInput, RotatedApiClient, ApiClientNotFoundError, ApiClientRevokedError, PermissionNotHeldError>, IGuarded
{
    private const int MostHours = 168;

    public static Permission Requires => TenancyPermissions.ManageClients;

    public override async Task<Outcome> HandleAsync(RotateApiClientSecretInput input, CancellationToken ct)
    {
        if (new Problems().Require(input.OverlapHours is >= 0 and <= MostHours, $"An overlap is 0 to {MostHours} hours.", "overlapHours") is { Any: true } problems)
            return problems;

        await granting.EnterAsync(ct);

        if (await db.ApiClients.SingleOrDefaultAsync(client => client.Id == input.Id.Value, ct) is not { } client)
            return new ApiClientNotFoundError("input", "id");

        if (client.RevokedAt is { } revokedAt)
            return new ApiClientRevokedError(revokedAt);

        // Whoever sees the new secret can act as the client: he must hold all that it may.
        if (await granting.RefusesToTouchAsync(client, "id", ct) is { } refusal)
            return refusal;

        var now = clock.GetUtcNow();
        DateTimeOffset? formerUntil = input.OverlapHours > 0 ? now.AddHours(input.OverlapHours) : null;

        if ((client.Kind is ApiClientKind.Oauth ? await clients.RotateAsync(client.Id, formerUntil, ct) : client.TakeKey(client.TenantId)) is not { } secret)
            return new InvalidInputError("A public client has no secret to change.", "input", "id");

        client.Rotate(now, formerUntil);

        return new RotatedApiClient(client, secret);
    }
}
