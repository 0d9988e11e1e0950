using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph.Data;
using OrderCloud.Tenancy.Domain;
using OrderCloud.Tenancy.Persistence;

namespace OrderCloud.Tenancy.Features;

/// <summary>The company's teams, by name.</summary>
internal sealed class ListTeams : TableQuery<TenancyDb, Team>, IGuarded
{
    public static Permission Requires => TenancyPermissions.ReadMembers;

    public override IReadOnlyList<SortKey<Team>> DefaultOrder => [Ascending(team => team.Name)];
}
