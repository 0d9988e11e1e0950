using OrderCloud.Contracts.Tenancy;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Tenancy.Features;

/// <summary>A right that can be granted.</summary>
/// <param name="Name"><c>module:verb</c>; the same word is an OAuth scope.</param>
/// <param name="Description">What its holder may do, as a sentence in the caller's language.</param>
/// <param name="IsForClientsOnly">Granted to programs and buyers by whoever manages API clients; no member holds it.</param>
internal sealed record GrantablePermission(string Name, Text Description, bool IsForClientsOnly);

/// <summary>All rights of the product.</summary>
internal sealed class ListPermissions : Query<NoArguments, IReadOnlyList<GrantablePermission>>, IGuarded
{
    public static Permission Requires => Permission.SignedIn;

    public override Task<IReadOnlyList<GrantablePermission>?> HandleAsync(NoArguments arguments, CancellationToken ct) => Task.FromResult<IReadOnlyList<GrantablePermission>?>(
        [.. PermissionList.All.Select(permission => new GrantablePermission(permission.Name, permission.Description, PermissionList.ForClientsOnly.Contains(permission.Name)))]);
}
