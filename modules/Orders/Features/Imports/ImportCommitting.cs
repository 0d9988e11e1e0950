using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Orders.Domain.Imports;
using OrderCloud.Orders.Persistence;
using OrderCloud.Platform.Files;

namespace OrderCloud.Orders.Features.Imports;

/// <summary>Writes the good documents of a file, chunk by chunk, each with its checkpoint in one transaction. Goes on where an earlier run stopped.</summary>
internal sealed class ImportCommitting(IFileStore files, ImportSession session, ImportNotices notices, TimeProvider clock)
{
    // Both bounds keep a transaction short: SQLite has one writer at a time.
    private const int MaxDocuments = 500, MaxLines = 2_500;

    public async Task RunAsync(CancellationToken ct)
    {
        var job = await session.ReadAsync(services => services.GetRequiredService<OrdersDb>().Imports.AsNoTracking().SingleAsync(it => it.Id == session.ImportId, ct), ct);
        var (file, failure) = await new ImportFileReading(files, session).ReadAsync(job, ct);

        // Codes that were known at the check may be gone by now.
        if (file is { Sheet.RefusalCount: > 0 } && job.Mode is ImportMode.All)
            failure = new(ImportFailureCode.RowsRefused);

        if (failure is not null)
        {
            await StopAsync(failure, ct);

            return;
        }

        await PrepareAsync(file!, ct);
        notices.Moved(session);

        try
        {
            await WriteAsync(file!, job.DocumentsDone, ct);
        }
        catch (RowsRefusedException)
        {
            await StopAsync(new(ImportFailureCode.RowsRefused), ct);
        }
    }

    private async Task WriteAsync(ImportedFile file, int done, CancellationToken ct)
    {
        var codes = new ImportCodes();

        while (done < file.Documents.Valid.Count)
        {
            var chunk = Next(file.Documents.Valid, done);
            codes = await WriteChunkAsync(file, chunk, codes, ct);
            done += chunk.Count;
            notices.Moved(session);

            // At a checkpoint only: a chunk is written whole.
            ct.ThrowIfCancellationRequested();

            if (done < file.Documents.Valid.Count && !await session.MayGoOnAsync(ct))
            {
                await StopAsync(new(ImportFailureCode.AccessLost), ct);

                return;
            }
        }
    }

    private Task<ImportCodes> WriteChunkAsync(ImportedFile file, List<SheetDocument> chunk, ImportCodes codes, CancellationToken ct) => session.WriteAsync(
        async (services, job) =>
        {
            var (found, tally) = await services.GetRequiredService<ImportWriter>().WriteAsync(job, file, chunk, codes, ct);
            job.Advance(chunk.Count, tally, clock.GetUtcNow());

            return found;
        },
        ct);

    private Task PrepareAsync(ImportedFile file, CancellationToken ct) => session.WriteAsync(
        async (services, job) =>
        {
            if (job.DocumentsDone == 0)
                await services.GetRequiredService<OrdersDb>().ImportDifferences.Where(it => it.ImportId == job.Id).ExecuteDeleteAsync(ct);

            job.Recount(file.Documents.Valid.Count, clock.GetUtcNow());
        },
        ct);

    private async Task StopAsync(ImportFailure why, CancellationToken ct)
    {
        await session.GiveUpAsync(why, clock.GetUtcNow(), ct);
        notices.Moved(session);
    }

    private static List<SheetDocument> Next(IReadOnlyList<SheetDocument> documents, int from)
    {
        var chunk = new List<SheetDocument>();

        for (var (at, lines) = (from, 0); at < documents.Count && chunk.Count < MaxDocuments && (lines == 0 || lines + documents[at].Count <= MaxLines); at++)
        {
            lines += documents[at].Count;
            chunk.Add(documents[at]);
        }

        return chunk;
    }
}
