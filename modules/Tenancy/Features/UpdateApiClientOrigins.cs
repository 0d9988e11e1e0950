using Microsoft.EntityFrameworkCore;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;
using OrderCloud.Tenancy.Domain;
using OrderCloud.Tenancy.Persistence;

namespace OrderCloud.Tenancy.Features;

/// <summary>On the pages of which sites a publishable key is good.</summary>
/// <param name="AllowedOrigins">Up to 20 sites whose pages alone may send it, e.g. https://shop.example.com; none, and pages of every site may.</param>
internal sealed record UpdateApiClientOriginsInput(Id<ApiClient> Id, IReadOnlyList<string> AllowedOrigins);

/// <summary>Binds a publishable key to other sites than before, from the next request on.</summary>
internal sealed class UpdateApiClientOrigins(TenancyDb db) : Mutation<UpdateApiClientOriginsInput, ApiClient, ApiClientNotFoundError>, IGuarded
{
    public static Permission Requires => TenancyPermissions.ManageClients;

    public override async Task<Outcome> HandleAsync(UpdateApiClientOriginsInput input, CancellationToken ct)
    {
        var problems = new Problems();
        var origins = problems.RequireSites(input.AllowedOrigins, "allowedOrigins");

        if (problems.Any)
            return problems;

        if (await db.ApiClients.SingleOrDefaultAsync(client => client.Id == input.Id.Value && client.RevokedAt == null, ct) is not { } found)
            return new ApiClientNotFoundError("input", "id");

        if (found.Kind is not ApiClientKind.PublishableKey)
            return new InvalidInputError("Only a publishable key is bound to sites.", "input", "id");

        found.BindTo(origins);

        return found;
    }
}
