using OrderCloud.Contracts.Identity;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;
using OrderCloud.Tenancy.Domain;
using OrderCloud.Tenancy.Persistence;

namespace OrderCloud.Tenancy.Features;

/// <summary>A program that shall work with this company's data.</summary>
/// <param name="Name">1 to 100 characters, for timelines and lists.</param>
/// <param name="Permissions">What it may do, as <c>module:verb</c>; at least one, none that you lack yourself.</param>
internal sealed record CreateApiClientInput(string Name, IReadOnlyList<string> Permissions);

/// <summary>The new API client and what it signs in with at <c>/connect/token</c>.</summary>
/// <param name="ApiClient">The client, as the list shows it.</param>
/// <param name="ClientId">Not a secret.</param>
/// <param name="ClientSecret">Shown this once: only its hash is kept. Null when the call was repeated with its idempotency key.</param>
internal sealed record CreatedApiClient(ApiClient ApiClient, string ClientId, string ClientSecret) : IPayload;

/// <summary>Nobody grants what he lacks.</summary>
/// <param name="Permissions">Those of the wanted permissions that the caller doesn't hold.</param>
internal sealed record PermissionNotHeldError(IReadOnlyList<string> Permissions)
    : Error("PERMISSION_NOT_HELD", "You can grant only what you may do yourself. Leave these permissions out, or ask somebody who holds them.", "input", "permissions");

/// <summary>Makes an API client. Its secret is shown in the answer and never again.</summary>
internal sealed class CreateApiClient(TenancyDb db, IApiClients clients, TenantContext tenant, Caller caller, TimeProvider clock)
    : Mutation<CreateApiClientInput, CreatedApiClient, PermissionNotHeldError>, IGuarded
{
    public static Permission Requires => TenancyPermissions.ManageClients;

    public override async Task<Outcome> HandleAsync(CreateApiClientInput input, CancellationToken ct)
    {
        if (Check(input) is { Any: true } problems)
            return problems;

        if (input.Permissions.Where(name => !caller.May(new(name)) && !PermissionList.ForClientsOnly.Contains(name)).Distinct().ToList() is [_, ..] lacking)
            return new PermissionNotHeldError(lacking);

        var id = Guid.CreateVersion7();
        var permissions = PermissionList.All.Select(permission => permission.Name).Intersect(input.Permissions).ToList();
        var secret = await clients.CreateAsync(tenant.Id, id, input.Name.Trim(), permissions, ct);
        var client = new ApiClient { Id = id, Name = input.Name.Trim(), ClientId = secret.ClientId, Permissions = permissions, CreatedAt = clock.GetUtcNow() };
        db.Add(client);

        return new CreatedApiClient(client, secret.ClientId, secret.ClientSecret);
    }

    private static Problems Check(CreateApiClientInput input)
    {
        var problems = new Problems().RequireName(input.Name, ApiClient.NameLength, "name")
            .Require(input.Permissions is [_, ..] && input.Permissions.Count <= PermissionList.All.Count, "Give it at least one permission, each once.", "permissions");

        foreach (var (index, name) in input.Permissions.Take(PermissionList.All.Count).Index())
            problems.Require(PermissionList.Names.Contains(name), "There is no such permission. Write it as module:verb, e.g. orders:read.", "permissions", $"{index}");

        return problems;
    }
}
