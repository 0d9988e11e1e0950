using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph.Data;
using OrderCloud.Tenancy.Domain;
using OrderCloud.Tenancy.Persistence;

namespace OrderCloud.Tenancy.Features;

/// <summary>The programs that work with this company's data, revoked ones too.</summary>
internal sealed class ListApiClients : TableQuery<TenancyDb, ApiClient>, IGuarded
{
    public static Permission Requires => TenancyPermissions.ManageClients;

    public override IReadOnlyList<SortKey<ApiClient>> DefaultOrder => [Ascending(client => client.Name)];
}
