using Microsoft.EntityFrameworkCore;
using OrderCloud.Orders.Domain.Imports;
using OrderCloud.Orders.Features.Imports;
using OrderCloud.Orders.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Orders.Features;

/// <summary>Which import to cancel.</summary>
internal sealed record CancelImportInput(Id<ImportJob> Id);

/// <summary>Cancels an import that waits or is under way. What is written stays, never half a document, and resumeImport goes on from there; where nothing is written, the import is over.</summary>
internal sealed class CancelImport(OrdersDb db, ImportNotices notices, UnitOfWork unit, TenantContext tenant, TimeProvider clock)
    : Mutation<CancelImportInput, ImportJob, ImportJobNotFoundError, ImportNotCancellableError>, IGuarded
{
    public static Permission Requires => OrderPermissions.Import;

    public override async Task<Outcome> HandleAsync(CancelImportInput input, CancellationToken ct)
    {
        if (await db.Imports.SingleOrDefaultAsync(it => it.Id == input.Id.Value, ct) is not { } job)
            return new ImportJobNotFoundError();

        if (!job.Allows(ImportCommand.Cancel))
            return new ImportNotCancellableError(job.Status, job.Allowed);

        // It takes the lease away: the worker that has it can write no more.
        job.Cancel(clock.GetUtcNow());
        unit.AfterCommit(() => notices.Moved(tenant, job.Id));

        return job;
    }
}
