using OrderCloud.Orders.Domain.Imports;
using OrderCloud.Orders.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;
using OrderCloud.Platform.Graph.Data;

namespace OrderCloud.Orders.Features;

/// <param name="Id">Which import.</param>
internal sealed record GetImportJobArguments(Id<ImportJob> Id);

/// <summary>How far an import is, what was found in its file and what was made of it.</summary>
internal sealed class GetImportJob(OrdersDb db) : RowQuery<GetImportJobArguments, ImportJob>, IGuarded
{
    public static Permission Requires => OrderPermissions.Import;

    public override IQueryable<ImportJob> Row(GetImportJobArguments arguments) => db.Imports.Where(job => job.Id == arguments.Id.Value);
}
