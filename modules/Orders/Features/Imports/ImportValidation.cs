using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Orders.Domain.Imports;
using OrderCloud.Orders.Persistence;
using OrderCloud.Platform.Files;
using CountedOutcomes = System.Collections.Generic.Dictionary<OrderCloud.Orders.Domain.Imports.ImportOutcome, int>;

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

        var (outcomes, different) = await PlanAsync(file, ct);

        foreach (var refusals in file.Sheet.Refusals.Index().Chunk(ErrorsAtOnce))
            await AddAsync(refusals.Select(refusal => new ImportError(session.ImportId, refusal.Index, refusal.Item)), ct);

        await EndAsync(file, outcomes, different, ct);
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

    /// <summary>How many documents would become what, and the first of those that differ.</summary>
    private async Task<(CountedOutcomes Outcomes, List<PlannedDocument> Different)> PlanAsync(ImportedFile file, CancellationToken ct)
    {
        var outcomes = new CountedOutcomes();
        var different = new List<PlannedDocument>();

        // Each batch in a scope of its own, which forgets what it read: a file may hold some hundred thousand documents.
        foreach (var documents in file.Documents.Valid.Chunk(ImportPlanner.Batch))
            foreach (var planned in await session.ReadAsync(services => services.GetRequiredService<ImportPlanner>().PlanAsync(file, documents, ct), ct))
            {
                outcomes[planned.Outcome] = outcomes.GetValueOrDefault(planned.Outcome) + 1;

                if (planned.Outcome is ImportOutcome.Changed or ImportOutcome.Conflict && different.Count < MaxDifferences)
                    different.Add(planned);
            }

        return (outcomes, different);
    }

    private Task AddAsync(IEnumerable<ImportError> errors, CancellationToken ct) => session.WriteAsync(
        (services, _) =>
        {
            var db = services.GetRequiredService<OrdersDb>();
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            db.ImportErrors.AddRange(errors);
        },
        ct);

    private Task EndAsync(ImportedFile file, CountedOutcomes outcomes, List<PlannedDocument> different, CancellationToken ct) => session.WriteAsync(
        (services, job) =>
        {
            int Count(ImportOutcome outcome) => outcomes.GetValueOrDefault(outcome);

            services.GetRequiredService<OrdersDb>().ImportDifferences.AddRange(different.Select(it => it.DifferenceIn(job, file, isWritten: false)));
            job.Validated(
                file.Summary,
                new(Count(ImportOutcome.Created), Count(ImportOutcome.Unchanged), Count(ImportOutcome.Changed), Count(ImportOutcome.Conflict), file.Sheet.Spoiled.Count),
                clock.GetUtcNow());
        },
        ct);
}
