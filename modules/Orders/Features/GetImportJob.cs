using Microsoft.EntityFrameworkCore;
using OrderCloud.Orders.Domain.Imports;
using OrderCloud.Orders.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Orders.Features;

/// <param name="Id">Which import.</param>
internal sealed record GetImportJobArguments(Id<ImportJob> Id);

/// <summary>How far an import is, what was found in its file and what was made of it.</summary>
internal sealed class GetImportJob(OrdersDb db) : Query<GetImportJobArguments, ImportJob>, IGuarded
{
    public static Permission Requires => OrderPermissions.Import;

    public override Task<ImportJob?> HandleAsync(GetImportJobArguments arguments, CancellationToken ct) =>
        db.Imports.AsNoTracking().SingleOrDefaultAsync(job => job.Id == arguments.Id.Value, ct);
}
