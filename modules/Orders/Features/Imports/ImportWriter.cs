using OrderCloud.Contracts.Tenancy;
using OrderCloud.Orders.Domain;
using OrderCloud.Orders.Domain.Imports;
using OrderCloud.Orders.Persistence;
using OrderCloud.Platform.Access;

namespace OrderCloud.Orders.Features.Imports;

/// <summary>Writes a chunk: new documents are made, changed drafts updated, differences noted. Runs in the chunk's transaction.</summary>
internal sealed class ImportWriter(OrdersDb db, ImportPlanner planner, ImportCodesReader reader, HistoryWriter history, DraftWriter drafts, ITenantSettings settings, Caller caller, TimeProvider clock)
{
    public async Task<(ImportCodes Found, ImportTally Tally)> WriteAsync(ImportJob job, ImportedFile file, IReadOnlyList<SheetDocument> documents, ImportCodes kept, CancellationToken ct)
    {
        // A chunk adds thousands of rows that nothing changes afterwards: looking for changes would cost more than writing them.
        db.ChangeTracker.AutoDetectChangesEnabled = false;

        var planned = await planner.PlanAsync(file, documents, ct);
        List<PlannedDocument> created = [.. planned.Where(it => it.Outcome is ImportOutcome.Created)];
        List<PlannedDocument> updated = [.. await drafts.UpdatableAsync(planned, ct)];

        var (found, made) = await reader.ReadAsync(file, [.. created.Concat(updated).Select(it => it.Document)], kept, ct);
        found.Keep(kept);

        var chunk = new ImportChunk(job, file, found, await settings.GetAsync(ct), caller, clock.GetUtcNow());
        var tally = made
            + (file.Layout.IsHistory ? await history.WriteAsync(chunk, created, ct) : drafts.Create(chunk, created))
            + await drafts.UpdateAsync(chunk, updated, ct)
            + NoteDifferences(job, file, planned, updated);

        return (found, tally with { Unchanged = planned.Count(it => it.Outcome is ImportOutcome.Unchanged) });
    }

    private ImportTally NoteDifferences(ImportJob job, ImportedFile file, List<PlannedDocument> planned, List<PlannedDocument> updated)
    {
        List<PlannedDocument> different = [.. planned.Where(it => it.Outcome is ImportOutcome.Changed or ImportOutcome.Conflict)];
        db.ImportDifferences.AddRange(different.Select(it => it.DifferenceIn(job, file, updated.Contains(it))));

        return ImportTally.Empty with
        {
            Kept = different.Count(it => it.Outcome is ImportOutcome.Changed) - updated.Count,
            Conflicts = different.Count(it => it.Outcome is ImportOutcome.Conflict),
        };
    }
}

/// <summary>What the documents of a chunk have in common.</summary>
internal sealed record ImportChunk(ImportJob Job, ImportedFile File, ImportCodes Codes, TenantSettings Settings, Caller Caller, DateTimeOffset Now)
{
    public Actor By => Caller.Actor;

    public ImportLayout Layout => File.Layout;

    /// <summary>A row as a line: the product's codes, the file's own words and price.</summary>
    /// <exception cref="RowsRefusedException">The price is no longer the list's, and no other is allowed.</exception>
    public LineEntry EntryOf(SheetRow row, long sign = 1)
    {
        var variant = Codes.VariantOf(File.Sheet.SkuKeyOf(row.Sku));
        var price = row.UnitPrice == SheetRow.NoPrice ? variant.UnitPrice : row.UnitPrice;

        if (Caller.RefusesPrice(price, discount: 0, variant.Sku, variant.UnitPrice) is not null)
            throw new RowsRefusedException();

        return new(variant.VariantId, variant.Sku, File.Sheet.Texts.Find(row.Text) ?? variant.Name, variant.Unit, variant.Kind, sign * row.Quantity, price);
    }

    /// <summary>That the document is imported, and as what.</summary>
    public ImportedDocument Imported(PlannedDocument planned, Guid documentId) => new(Layout.Channel, planned.Document.Kind, planned.Number, planned.ContentHash, documentId, Now);
}
