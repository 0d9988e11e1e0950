using Microsoft.EntityFrameworkCore;
using OrderCloud.Contracts.Inventory;
using OrderCloud.Orders.Domain;
using OrderCloud.Orders.Domain.Imports;
using OrderCloud.Orders.Persistence;
using OrderCloud.Platform.Persistence;

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
            var drafts = await DraftVersionsAsync(ofKind.Key, known.Values, ct);
            var taken = await TakenAsync(file.Layout, ofKind.Key, [.. numbers.Where(number => !known.ContainsKey(number))], ct);

            foreach (var document in ofKind)
                planned.Add(Decide(file, document, known, drafts, taken));
        }

        return planned;
    }

    private static PlannedDocument Decide(ImportedFile file, SheetDocument document, Dictionary<string, ImportedDocument> known, Dictionary<Guid, int> drafts, IReadOnlySet<string> taken)
    {
        var number = file.Documents.NumberOf(document);
        var hash = file.Hashes.Of(document);

        if (!known.TryGetValue(number, out var before))
            return new(document, number, hash, taken.Contains(number) ? ImportOutcome.Conflict : ImportOutcome.Created);

        if (before.ContentHash == hash)
            return new(document, number, hash, ImportOutcome.Unchanged, before);

        var isEditedHere = drafts.TryGetValue(before.DocumentId, out var version) && version != before.DocumentVersion;

        return new(document, number, hash, isEditedHere ? ImportOutcome.Conflict : ImportOutcome.Changed, before);
    }

    // Only a draft is updated, so only of a draft it matters whether somebody edited it.
    private async Task<Dictionary<Guid, int>> DraftVersionsAsync(SourceKind kind, IEnumerable<ImportedDocument> known, CancellationToken ct)
    {
        var ids = known.Select(it => it.DocumentId).ToList();

        return kind is SourceKind.Order && ids is [_, ..]
            ? await db.Orders.Where(order => ids.Contains(order.Id) && order.Status == OrderStatus.Draft).ToDictionaryAsync(order => order.Id, order => order.Version, ct)
            : [];
    }

    // A history takes the source's numbers: one that something else has here, whosever it is, can't be taken.
    private async Task<IReadOnlySet<string>> TakenAsync(ImportLayout layout, SourceKind kind, List<string> numbers, CancellationToken ct)
    {
        if (!layout.IsHistory || numbers is [])
            return new HashSet<string>();

        return kind switch
        {
            SourceKind.Order => await db.Orders.IgnoreQueryFilters([ModuleDb.ScopeFilter]).Where(order => order.Number != null && numbers.Contains(order.Number)).Select(order => order.Number!).ToHashSetAsync(ct),
            SourceKind.Return => await db.Returns.IgnoreQueryFilters([ModuleDb.ScopeFilter]).Where(it => numbers.Contains(it.Number)).Select(it => it.Number).ToHashSetAsync(ct),
            SourceKind.Adjustment => await stock.KnownAsync(numbers, ct),
        };
    }
}
