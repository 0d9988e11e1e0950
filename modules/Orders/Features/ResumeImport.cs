using Microsoft.EntityFrameworkCore;
using OrderCloud.Orders.Domain.Imports;
using OrderCloud.Orders.Features.Imports;
using OrderCloud.Orders.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Orders.Features;

/// <summary>Which import to go on with.</summary>
internal sealed record ResumeImportInput(Id<ImportJob> Id);

/// <summary>Goes on with an import that stopped, from where it stopped. An import that a crash cut off goes on by itself.</summary>
internal sealed class ResumeImport(OrdersDb db, ImportSignal signal, ImportNotices notices, UnitOfWork unit, TenantContext tenant, Caller caller, TimeProvider clock)
    : Mutation<ResumeImportInput, ImportJob, ImportJobNotFoundError, ImportRightMissingError, ImportNotResumableError>, IGuarded
{
    public static Permission Requires => OrderPermissions.Import;

    public override async Task<Outcome> HandleAsync(ResumeImportInput input, CancellationToken ct)
    {
        if (await db.Imports.SingleOrDefaultAsync(it => it.Id == input.Id.Value, ct) is not { } job)
            return new ImportJobNotFoundError();

        if (caller.RefusesImport(job.Layout, "id") is { } denied)
            return denied;

        if (!job.Allows(ImportCommand.Resume))
            return new ImportNotResumableError(job.Status, job.Allowed);

        job.Resume(caller, clock.GetUtcNow());
        unit.AfterCommit(signal.Raise);
        unit.AfterCommit(() => notices.Moved(tenant, job.Id));

        return job;
    }
}
