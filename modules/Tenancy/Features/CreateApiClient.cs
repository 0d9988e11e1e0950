using OrderCloud.Contracts.Identity;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;
using OrderCloud.Tenancy.Domain;
using OrderCloud.Tenancy.Persistence;

namespace OrderCloud.Tenancy.Features;

/// <summary>A program that shall work with this company's data.</summary>
/// <param name="Name">1 to 100 characters, for timelines and lists.</param>
/// <param name="Permissions">What it may do, as <c>module:verb</c>; at least one, none that you lack yourself or hold for some rows only. A publishable key takes catalog:read and orders:checkout alone.</param>
/// <param name="ReadFields">Guarded fields it may read, e.g. <c>customer.phone</c>, or <c>*</c>; none where it is missing.</param>
/// <param name="WriteFields">Guarded fields it may write; none where it is missing.</param>
/// <param name="ExpiresAt">From then on it is refused; null for no end.</param>
/// <param name="Kind">What it proves itself with; OAUTH where it is missing.</param>
/// <param name="AllowedOrigins">Of a publishable key: up to 20 sites whose pages alone may send it, e.g. https://shop.example.com; missing or empty for every site.</param>
/// <param name="Channel">With orders:checkout: the sales channel that its carts belong to, 1 to 40 small letters, digits and hyphens; <c>web</c> where it is missing. Keys of one channel share its carts, those of another don't find them.</param>
internal sealed record CreateApiClientInput(
    string Name, IReadOnlyList<string> Permissions, IReadOnlyList<string>? ReadFields = null, IReadOnlyList<string>? WriteFields = null, DateTimeOffset? ExpiresAt = null, ApiClientKind? Kind = null,
    IReadOnlyList<string>? AllowedOrigins = null, string? Channel = null);

/// <summary>The new API client and what it proves itself with.</summary>
/// <param name="ApiClient">The client, as the list shows it.</param>
/// <param name="ClientId">Not a secret.</param>
/// <param name="ClientSecret">Of <c>/connect/token</c>, or the key. Shown this once: only its hash is kept. Null when the call was repeated with its idempotency key.</param>
internal sealed record CreatedApiClient(ApiClient ApiClient, string ClientId, string ClientSecret) : IPayload;

/// <summary>Nobody grants what he lacks.</summary>
/// <param name="Permissions">Those of the wanted permissions that the caller doesn't hold for all rows.</param>
/// <param name="Fields">Rights to fields that the caller lacks, e.g. <c>customer.phone:read</c>.</param>
internal sealed record PermissionNotHeldError(IReadOnlyList<string> Permissions, IReadOnlyList<string> Fields)
    : Error("PERMISSION_NOT_HELD", "You can grant only what you may do yourself. Leave these permissions out, or ask somebody who holds them.", "input", "permissions"), IRefusesGrant;

/// <summary>A publishable key is seen by everybody, so it can hold only what anybody may know, and do for himself.</summary>
/// <param name="Permissions">Those of the wanted permissions that it can't hold.</param>
internal sealed record PermissionNotPublicError(IReadOnlyList<string> Permissions)
    : Error("PERMISSION_NOT_PUBLIC", "A publishable key reads the catalogue and fills carts, and does nothing else. Leave these permissions out, or make a secret key.", "input", "permissions");

/// <summary>Makes an API client. Its secret is shown in the answer and never again.</summary>
internal sealed class CreateApiClient(TenancyDb db, IApiClients clients, Granting granting, TenantContext tenant, TimeProvider clock)
    : Mutation<CreateApiClientInput, CreatedApiClient, PermissionNotHeldError, PermissionNotPublicError>, IGuarded
{
    public static Permission Requires => TenancyPermissions.ManageClients;

    public override async Task<Outcome> HandleAsync(CreateApiClientInput input, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var problems = new Problems();
        var name = problems.Line(input.Name, ApiClient.NameLength, "name");
        Check(input, now, problems);
        var permissions = PermissionList.All.Select(permission => permission.Name).Intersect(input.Permissions).ToList();
        problems.Require(input.AllowedOrigins is not [_, ..] || input.Kind is ApiClientKind.PublishableKey, "Only a publishable key is bound to sites.", "allowedOrigins");
        var origins = problems.RequireSites(input.AllowedOrigins ?? [], "allowedOrigins");
        var (reads, writes) = (problems.RequireFields(input.ReadFields ?? [], "readFields"), problems.RequireFields(input.WriteFields ?? [], "writeFields"));

        var sells = permissions.Contains(PermissionList.Checkout);

        if (input.Channel is { } channel)
            problems.RequireChannel(channel, "channel").Require(sells, "Only what may fill carts has a channel.", "channel");

        if (problems.Any)
            return problems;

        var kind = input.Kind ?? ApiClientKind.Oauth;

        if (kind is ApiClientKind.PublishableKey && permissions.Except(PermissionList.Public).ToList() is [_, ..] secret)
            return new PermissionNotPublicError(secret);

        await granting.EnterAsync(ct);

        // What is for programs and buyers is granted by whoever manages clients, though no member holds it.
        if ((await granting.OfCallerAsync(ct)).LackOf(Authority.OfProgram(permissions.Except(PermissionList.ForClientsOnly), reads, writes)) is { Any: true } lack)
            return new PermissionNotHeldError(lack.Permissions, lack.Fields);

        var id = Guid.CreateVersion7();
        var client = new ApiClient
        {
            Id = id,
            Name = name,
            Kind = kind,
            ClientId = $"oc_{id:N}",
            Permissions = permissions,
            ReadFields = reads,
            WriteFields = writes,
            Channel = sells ? input.Channel ?? ISalesChannels.Default : null,
            CreatedAt = now,
            ExpiresAt = input.ExpiresAt,
        };
        client.BindTo(origins);
        db.Add(client);

        return new CreatedApiClient(client, client.ClientId, kind is ApiClientKind.Oauth ? await clients.CreateAsync(tenant.Id, id, client.ClientId, client.Name, permissions, ct) : client.TakeKey(tenant.Id));
    }

    private static void Check(CreateApiClientInput input, DateTimeOffset now, Problems problems)
    {
        problems
            .Require(input.ExpiresAt is null || input.ExpiresAt > now, "It ends in the future.", "expiresAt")
            .Require(input.Kind is not ApiClientKind.PublishableKey || input.ReadFields is not [_, ..], "A publishable key sees no guarded fields.", "readFields")
            .Require(input.Kind is not ApiClientKind.PublishableKey || input.WriteFields is not [_, ..], "A publishable key writes no guarded fields.", "writeFields")
            .Require(input.Permissions is [_, ..] && input.Permissions.Count <= PermissionList.All.Count, "Give it at least one permission, each once.", "permissions");

        foreach (var (index, name) in input.Permissions.Take(PermissionList.All.Count).Index())
            problems.Require(PermissionList.Names.Contains(name), "There is no such permission. Write it as module:verb, e.g. orders:read.", "permissions", $"{index}");
    }
}
