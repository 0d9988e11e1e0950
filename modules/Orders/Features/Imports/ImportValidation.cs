using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Orders.Domain.Imports;
using OrderCloud.Orders.Persistence;
using OrderCloud.Platform.Files;

namespace OrderCloud.Orders.Features.Imports;

/// <summary>The dry run: reads the file, compares every document with what is here, and writes down what would happen and what is wrong.</summary>
internal sealed class ImportValidation(IFileStore files, ImportSession session, ImportNotices notices, TimeProvider clock)
{
    private const int ErrorsAtOnce = 5_000, MaxDifferences = 10_000;

    public async Task RunAsync(CancellationToken ct)
    {
        var job = await BeginAsync(ct);
        notices.Moved(session);
        var (file, failure) = await new ImportFileReading(files, session).ReadAsync(job, ct);

        if (file is null)
        {
            await session.GiveUpAsync(failure!, clock.GetUtcNow(), ct);
            notices.Moved(session);

            return;
        }

        var planned = await PlanAsync(file, ct);

        foreach (var refusals in file.Sheet.Refusals.Index().Chunk(ErrorsAtOnce))
            await AddAsync(refusals.Select(refusal => new ImportError(session.ImportId, refusal.Index, refusal.Item)), ct);

        await EndAsync(file, planned, ct);
        notices.Moved(session);
    }

    private Task<ImportJob> BeginAsync(CancellationToken ct) => session.WriteAsync(
        async (services, job) =>
        {
            // What a run that was cut off has left.
            var db = services.GetRequiredService<OrdersDb>();
            await db.ImportErrors.Where(error => error.ImportId == job.Id).ExecuteDeleteAsync(ct);
            await db.ImportDifferences.Where(it => it.ImportId == job.Id).ExecuteDeleteAsync(ct);
            job.BeginValidating(clock.GetUtcNow());

            return job;
        },
        ct);

    private Task<List<PlannedDocument>> PlanAsync(ImportedFile file, CancellationToken ct) => session.ReadAsync(
        async services =>
        {
            var planner = services.GetRequiredService<ImportPlanner>();
            var all = new List<PlannedDocument>(file.Documents.Valid.Count);

            foreach (var documents in file.Documents.Valid.Chunk(ImportPlanner.Batch))
                all.AddRange(await planner.PlanAsync(file, documents, ct));

            return all;
        },
        ct);

    private Task AddAsync(IEnumerable<ImportError> errors, CancellationToken ct) => session.WriteAsync(
        (services, _) =>
        {
            var db = services.GetRequiredService<OrdersDb>();
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            db.ImportErrors.AddRange(errors);
        },
        ct);

    private Task EndAsync(ImportedFile file, List<PlannedDocument> planned, CancellationToken ct) => session.WriteAsync(
        (services, job) =>
        {
            int Count(ImportOutcome outcome) => planned.Count(it => it.Outcome == outcome);

            services.GetRequiredService<OrdersDb>().ImportDifferences.AddRange(planned
                .Where(it => it.Outcome is ImportOutcome.Changed or ImportOutcome.Conflict).Take(MaxDifferences).Select(it => it.DifferenceIn(job, file, isWritten: false)));
            job.Validated(
                file.Summary,
                new(Count(ImportOutcome.Created), Count(ImportOutcome.Unchanged), Count(ImportOutcome.Changed), Count(ImportOutcome.Conflict), file.Sheet.Spoiled.Count),
                clock.GetUtcNow());
        },
        ct);
}
