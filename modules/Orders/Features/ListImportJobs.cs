using OrderCloud.Orders.Domain.Imports;
using OrderCloud.Orders.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph.Data;

namespace OrderCloud.Orders.Features;

/// <summary>The company's imports, the latest first where no order is given.</summary>
internal sealed class ListImportJobs : TableQuery<OrdersDb, ImportJob>, IGuarded
{
    public static Permission Requires => OrderPermissions.Import;

    public override IReadOnlyList<SortKey<ImportJob>> DefaultOrder => [Descending(job => job.CreatedAt)];
}
