using Microsoft.EntityFrameworkCore;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph.Data;
using OrderCloud.Tenancy.Domain;
using OrderCloud.Tenancy.Persistence;

namespace OrderCloud.Tenancy.Features;

/// <summary>The company's teams, by name.</summary>
internal sealed class ListTeams(TenancyDb db) : ListQuery<Team>, IGuarded
{
    public static Permission Requires => TenancyPermissions.ReadMembers;

    public override IQueryable<Team> Rows => db.Teams.AsNoTracking();

    public override IReadOnlyList<SortKey<Team>> DefaultOrder => [Ascending(team => team.Name)];
}
