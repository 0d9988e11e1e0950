using Microsoft.EntityFrameworkCore;
using OrderCloud.Contracts.Inventory;
using OrderCloud.Orders.Domain;
using OrderCloud.Orders.Domain.Imports;
using OrderCloud.Orders.Persistence;

namespace OrderCloud.Orders.Features.Imports;

/// <summary>What is to become of a document.</summary>
/// <param name="Known">How it was imported before; tracked.</param>
internal sealed record PlannedDocument(SheetDocument Document, string Number, string ContentHash, ImportOutcome Outcome, ImportedDocument? Known = null)
{
    public ImportDifference DifferenceIn(ImportJob job, ImportedFile file, bool isWritten) =>
        new(job.Id, Number, Document.Kind, Outcome, file.Documents.RowsOf(Document).First().Line, Known?.DocumentId, isWritten);
}

/// <summary>Compares documents of a file with those that were imported before. Reads only.</summary>
internal sealed class ImportPlanner(OrdersDb db, IStockHistory stock)
{
    /// <summary>So many documents are looked up at once.</summary>
    public const int Batch = 1_000;

    public async Task<List<PlannedDocument>> PlanAsync(ImportedFile file, IReadOnlyList<SheetDocument> documents, CancellationToken ct)
    {
        var planned = new List<PlannedDocument>(documents.Count);

        foreach (var ofKind in documents.GroupBy(document => document.Kind))
        {
            var numbers = ofKind.Select(file.Documents.NumberOf).ToList();
            var known = await db.ImportedDocuments.Where(it => it.Channel == file.Layout.Channel && it.Kind == ofKind.Key && numbers.Contains(it.Number)).ToDictionaryAsync(it => it.Number, ct);
            var edited = await EditedDraftsAsync(ofKind.Key, known, ct);
            var taken = await TakenAsync(file.Layout, ofKind.Key, [.. numbers.Where(number => !known.ContainsKey(number))], ct);

            foreach (var document in ofKind)
                planned.Add(Decide(file, document, known, edited, taken));
        }

        return planned;
    }

    private static PlannedDocument Decide(ImportedFile file, SheetDocument document, Dictionary<string, ImportedDocument> known, HashSet<Guid> edited, IReadOnlySet<string> taken)
    {
        var number = file.Documents.NumberOf(document);
        var hash = file.Hashes.Of(document);

        if (!known.TryGetValue(number, out var before))
            return new(document, number, hash, taken.Contains(number) ? ImportOutcome.Conflict : ImportOutcome.Created);

        if (before.ContentHash == hash)
            return new(document, number, hash, ImportOutcome.Unchanged, before);

        return new(document, number, hash, edited.Contains(before.DocumentId) ? ImportOutcome.Conflict : ImportOutcome.Changed, before);
    }

    // Only a draft is updated, so only of a draft it matters whether somebody edited it. Its version rises with whatever is done to it;
    // an edit, which an update would write over, is in its timeline.
    private async Task<HashSet<Guid>> EditedDraftsAsync(SourceKind kind, Dictionary<string, ImportedDocument> known, CancellationToken ct)
    {
        if (kind is not SourceKind.Order || known.Count == 0)
            return [];

        var versions = known.Values.ToDictionary(it => it.DocumentId, it => it.DocumentVersion);
        var ids = versions.Keys.ToList();
        var drafts = await db.Orders.Where(order => ids.Contains(order.Id) && order.Status == OrderStatus.Draft).Select(order => new { order.Id, order.Version }).ToListAsync(ct);
        List<Guid> changed = [.. drafts.Where(it => it.Version != versions[it.Id]).Select(it => it.Id)];

        if (changed is [])
            return [];

        var edits = await db.Events.AsNoTracking().Where(it => changed.Contains(it.OrderId) && it.Kind == OrderEventKind.Edited).OrderBy(it => it.Position).ToListAsync(ct);

        return edits.GroupBy(it => it.OrderId).Where(of => !of.Last().IsByFile).Select(of => of.Key).ToHashSet();
    }

    // A history takes the source's numbers: one that somebody else has here can't be taken.
    private async Task<IReadOnlySet<string>> TakenAsync(ImportLayout layout, SourceKind kind, List<string> numbers, CancellationToken ct)
    {
        if (!layout.IsHistory || numbers is [])
            return new HashSet<string>();

        return kind switch
        {
            SourceKind.Order => await db.Orders.Where(order => order.Number != null && numbers.Contains(order.Number)).Select(order => order.Number!).ToHashSetAsync(ct),
            SourceKind.Return => await db.Returns.Where(it => numbers.Contains(it.Number)).Select(it => it.Number).ToHashSetAsync(ct),
            SourceKind.Adjustment => await stock.KnownAsync(numbers, ct),
        };
    }
}
