using Microsoft.EntityFrameworkCore;
using OrderCloud.Orders.Domain;
using OrderCloud.Orders.Domain.Imports;
using OrderCloud.Orders.Persistence;
using OrderCloud.Platform.Access;

namespace OrderCloud.Orders.Features.Imports;

/// <summary>Makes drafts of a file's documents, and updates those that the file has changed and nobody edited here.</summary>
internal sealed class DraftWriter(OrdersDb db, Caller caller)
{
    public ImportTally Create(ImportChunk chunk, IReadOnlyList<PlannedDocument> created)
    {
        foreach (var planned in created)
        {
            var order = Order.FromFile(Source(chunk, planned), chunk.Settings.Currency, chunk.Settings.Rounding, chunk.By, chunk.Now);
            db.Orders.Add(order);
            db.ImportedDocuments.Add(chunk.Imported(planned, order.Id));
        }

        return ImportTally.Empty with { Lines = created.Sum(it => it.Document.Count), Orders = created.Count };
    }

    /// <summary>Those of the changed documents that are drafts still, and that the caller may edit.</summary>
    public async Task<IReadOnlyList<PlannedDocument>> UpdatableAsync(IReadOnlyList<PlannedDocument> planned, CancellationToken ct)
    {
        List<PlannedDocument> changed = [.. planned.Where(it => it is { Outcome: ImportOutcome.Changed, Document.Kind: SourceKind.Order })];

        if (changed is [] || !caller.May(OrderPermissions.Edit))
            return [];

        var ids = changed.Select(it => it.Known!.DocumentId).ToList();
        var reach = Reach.Of(caller, new ActingBy(OrderPermissions.Edit), OrderPermissions.Read);
        var drafts = await db.Orders.Where(order => ids.Contains(order.Id) && order.Status == OrderStatus.Draft)
            .Where(order => reach.IsAll || (order.AssigneeId != null && reach.Members.Contains(order.AssigneeId.Value)))
            .Select(order => order.Id).ToHashSetAsync(ct);

        return [.. changed.Where(it => drafts.Contains(it.Known!.DocumentId))];
    }

    public async Task<ImportTally> UpdateAsync(ImportChunk chunk, IReadOnlyList<PlannedDocument> updated, CancellationToken ct)
    {
        if (updated is [])
            return ImportTally.Empty;

        var ids = updated.Select(it => it.Known!.DocumentId).ToList();
        var orders = await db.Orders.Include(order => order.Lines.OrderBy(line => line.LineNumber)).Where(order => ids.Contains(order.Id)).ToDictionaryAsync(order => order.Id, ct);

        foreach (var planned in updated)
        {
            var order = orders[planned.Known!.DocumentId];
            order.UpdateFromFile(Source(chunk, planned), chunk.By, chunk.Now);
            planned.Known.Update(planned.ContentHash, order.Version + 1, chunk.Now);
        }

        db.ChangeTracker.DetectChanges();

        return ImportTally.Empty with { Updated = updated.Count };
    }

    private static DraftSource Source(ImportChunk chunk, PlannedDocument planned)
    {
        var customer = chunk.Codes.CustomerOf(chunk.File.Documents.HeadOf(planned.Document.Invoice).Customer);
        var head = new OrderHead(customer?.CustomerId, customer?.Name, customer?.ShippingAddress, customer?.BillingAddress, Note: null, ShippingNet: 0, FeesNet: 0, ValidUntil: null);

        return new(chunk.Layout.Channel, planned.Number, planned.ContentHash, head, [.. chunk.File.Documents.RowsOf(planned.Document).Select(row => chunk.EntryOf(row))]);
    }
}
