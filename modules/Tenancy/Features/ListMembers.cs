using Microsoft.EntityFrameworkCore;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph.Data;
using OrderCloud.Tenancy.Domain;
using OrderCloud.Tenancy.Persistence;

namespace OrderCloud.Tenancy.Features;

/// <summary>The people who work here.</summary>
internal sealed class ListMembers(TenancyDb db) : ListQuery<Member>, IGuarded
{
    public static Permission Requires => TenancyPermissions.ReadMembers;

    public override IQueryable<Member> Rows => db.Members.AsNoTracking();

    public override IReadOnlyList<SortKey<Member>> DefaultOrder => [Ascending(member => member.DisplayName)];
}
