using OrderCloud.Orders.Domain.Imports;
using OrderCloud.Orders.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph.Data;

namespace OrderCloud.Orders.Features;

/// <summary>Everything that is wrong with the rows of imported files, up to 100,000 things a file, by row, what was found first coming first, where no order is given. Filter by importId.</summary>
internal sealed class ListImportErrors : TableQuery<OrdersDb, ImportError>, IGuarded
{
    public static Permission Requires => OrderPermissions.Import;

    public override IReadOnlyList<SortKey<ImportError>> DefaultOrder => [Ascending(error => error.Row), Ascending(error => error.Position)];
}
