using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph.Data;
using OrderCloud.Tenancy.Domain;
using OrderCloud.Tenancy.Persistence;

namespace OrderCloud.Tenancy.Features;

/// <summary>Who changed what, the latest first. Of guarded fields the values are shown to those who may read them.</summary>
internal sealed class ListAuditEntries : TableQuery<TenancyDb, AuditEntry>, IGuarded
{
    public static Permission Requires => TenancyPermissions.ReadAudit;

    public override IReadOnlyList<SortKey<AuditEntry>> DefaultOrder => [Descending(entry => entry.Sequence)];
}
