using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph.Data;
using OrderCloud.Tenancy.Domain;
using OrderCloud.Tenancy.Persistence;

namespace OrderCloud.Tenancy.Features;

/// <summary>Who was invited, the latest first; those who answered too.</summary>
internal sealed class ListInvitations : TableQuery<TenancyDb, Invitation>, IGuarded
{
    public static Permission Requires => TenancyPermissions.ManageMembers;

    public override IReadOnlyList<SortKey<Invitation>> DefaultOrder => [Descending(invitation => invitation.InvitedAt)];
}
