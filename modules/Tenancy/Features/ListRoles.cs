using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph.Data;
using OrderCloud.Tenancy.Domain;
using OrderCloud.Tenancy.Persistence;

namespace OrderCloud.Tenancy.Features;

/// <summary>The roles that members are given.</summary>
internal sealed class ListRoles : TableQuery<TenancyDb, Role>, IGuarded
{
    public static Permission Requires => TenancyPermissions.ReadMembers;

    public override IReadOnlyList<SortKey<Role>> DefaultOrder => [Ascending(role => role.Name)];
}
