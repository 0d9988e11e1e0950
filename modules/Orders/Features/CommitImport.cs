using Microsoft.EntityFrameworkCore;
using OrderCloud.Orders.Domain.Imports;
using OrderCloud.Orders.Features.Imports;
using OrderCloud.Orders.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Orders.Features;

/// <summary>Which import to write, and what to do where rows are bad.</summary>
/// <param name="Mode">Whether one bad row stops all of it.</param>
internal sealed record CommitImportInput(Id<ImportJob> Id, ImportMode Mode);

/// <summary>Writes a checked import in the background, whole documents at a time. What was imported before and is the same stays as it is.</summary>
internal sealed class CommitImport(OrdersDb db, ImportSignal signal, ImportNotices notices, UnitOfWork unit, TenantContext tenant, Caller caller, TimeProvider clock)
    : Mutation<CommitImportInput, ImportJob, ImportJobNotFoundError, ImportRightMissingError, ImportNotReadyError, ImportHasErrorsError>, IGuarded
{
    public static Permission Requires => OrderPermissions.Import;

    public override async Task<Outcome> HandleAsync(CommitImportInput input, CancellationToken ct)
    {
        if (await db.Imports.SingleOrDefaultAsync(it => it.Id == input.Id.Value, ct) is not { } job)
            return new ImportJobNotFoundError();

        if (caller.RefusesImport(job.Layout, "id") is { } denied)
            return denied;

        if (!job.Allows(ImportCommand.Commit))
            return new ImportNotReadyError(job.Status, job.Allowed);

        if (input.Mode is ImportMode.All && job.ErrorCount > 0)
            return new ImportHasErrorsError(job.ErrorCount, job.RowsRejected);

        job.Commit(input.Mode, caller, clock.GetUtcNow());
        unit.AfterCommit(signal.Raise);
        unit.AfterCommit(() => notices.Moved(tenant, job.Id));

        return job;
    }
}
