using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph.Data;
using OrderCloud.Tenancy.Domain;
using OrderCloud.Tenancy.Persistence;

namespace OrderCloud.Tenancy.Features;

/// <summary>The people who work here.</summary>
internal sealed class ListMembers : TableQuery<TenancyDb, Member>, IGuarded
{
    public static Permission Requires => TenancyPermissions.ReadMembers;

    public override IReadOnlyList<SortKey<Member>> DefaultOrder => [Ascending(member => member.DisplayName)];
}
