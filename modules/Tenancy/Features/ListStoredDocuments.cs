using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph.Data;
using OrderCloud.Tenancy.Domain;
using OrderCloud.Tenancy.Persistence;

namespace OrderCloud.Tenancy.Features;

/// <summary>The documents that are stored for API clients, the latest first.</summary>
internal sealed class ListStoredDocuments : TableQuery<TenancyDb, StoredDocument>, IGuarded
{
    public static Permission Requires => TenancyPermissions.ManageClients;

    public override IReadOnlyList<SortKey<StoredDocument>> DefaultOrder => [Descending(it => it.CreatedAt)];
}
