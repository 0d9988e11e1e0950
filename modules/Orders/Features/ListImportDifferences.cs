using OrderCloud.Orders.Domain.Imports;
using OrderCloud.Orders.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph.Data;

namespace OrderCloud.Orders.Features;

/// <summary>Documents that a file and the company know differently: as the check found them, then as the commit dealt with them. Filter by importId.</summary>
internal sealed class ListImportDifferences : TableQuery<OrdersDb, ImportDifference>, IGuarded
{
    public static Permission Requires => OrderPermissions.Import;

    public override IReadOnlyList<SortKey<ImportDifference>> DefaultOrder => [Ascending(difference => difference.Row)];
}
