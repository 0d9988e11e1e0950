using GraphQL;
using GraphQL.DataLoader;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Platform.Graph.Data;
using OrderCloud.Platform.Graph.Loading;
using OrderCloud.Tenancy.Domain;
using OrderCloud.Tenancy.Persistence;

namespace OrderCloud.Tenancy.Graph;

internal sealed class TeamType : EntityType<Team>
{
    public TeamType() : base(TenancyPermissions.ReadMembers)
    {
        Id(team => team.Id);
        ById<TenancyDb>(db => db.Teams);
        Prop(team => team.Name).Filter().Sort();
        Prop(team => team.Version);
        Loaded<IReadOnlyList<Member>>("members", MembersOf).Describe("Who is in it, by name.");
    }

    private static IDataLoaderResult<IReadOnlyList<Member>> MembersOf(Team team, IResolveFieldContext context) => context.RequestServices!.GetRequiredService<Loaders>()
        .Group<Guid, Member>("Team.members", async (ids, ct) =>
        {
            var db = context.RequestServices!.GetRequiredService<TenancyDb>();
            var found = await (from it in db.TeamMembers
                               join member in db.Members on it.MemberId equals member.Id
                               where ids.Contains(it.TeamId)
                               orderby member.DisplayName, member.Id
                               select new { it.TeamId, Member = member }).AsNoTracking().ToListAsync(ct);

            return found.ToLookup(it => it.TeamId, it => it.Member);
        }).Load(team.Id);
}
