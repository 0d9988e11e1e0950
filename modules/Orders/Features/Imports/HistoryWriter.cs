using OrderCloud.Contracts.Inventory;
using OrderCloud.Contracts.Orders;
using OrderCloud.Contracts.Payments;
using OrderCloud.Orders.Domain;
using OrderCloud.Orders.Domain.Imports;
using OrderCloud.Orders.Persistence;
using OrderCloud.Platform.Outbox;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Orders.Features.Imports;

/// <summary>Takes over finished documents of another system. No provider is called, no stock moves, nobody is told but analytics.</summary>
internal sealed class HistoryWriter(OrdersDb db, BulkInsert bulk, IStockHistory stock, IPaymentHistory payments, EventPublisher events)
{
    public async Task<ImportTally> WriteAsync(ImportChunk chunk, IReadOnlyList<PlannedDocument> created, CancellationToken ct)
    {
        List<PlannedDocument> sold = [.. Of(SourceKind.Order)], returned = [.. Of(SourceKind.Return)], adjusted = [.. Of(SourceKind.Adjustment)];
        List<Order> orders = [.. sold.Select(it => Order.FromHistory(Source(chunk, it), chunk.By, chunk.Now))];
        orders.ForEach(order => order.CountAsSale(chunk.Settings));
        List<SalesReturn> returns = [.. returned.Select(it => SalesReturn.FromHistory(Source(chunk, it), chunk.Now))];

        await bulk.AddAsync<ImportedDocument>(db, [.. sold.Zip(orders, (it, order) => chunk.Imported(it, order.Id)), .. returned.Zip(returns, (it, made) => chunk.Imported(it, made.Id)), .. adjusted.Select(it => chunk.Imported(it, Guid.CreateVersion7()))], ct);
        await bulk.AddAsync(db, orders, ct);
        await bulk.AddAsync(db, orders, order => order.Id, order => order.Lines, ct);
        await bulk.AddAsync(db, orders, order => order.Id, order => order.Events, ct);
        await bulk.AddAsync(db, returns, ct);
        await bulk.AddAsync(db, returns, it => it.Id, it => it.Lines, ct);
        await stock.ImportAsync([.. adjusted.Select(it => Adjustment(chunk, it))], ct);
        await payments.ImportAsync([.. orders.Select(Payment).Concat(returns.Select(Refund)).Where(it => it.Amount > 0)], ct);

        List<SalesDocument> sales = [.. orders.Select(order => order.Sale), .. returns.Select(it => it.Sale with { Day = chunk.Settings.DayOf(it.ReturnedAt) })];

        if (sales is [_, ..])
            events.Publish(new SalesHistoryImported(chunk.Job.Id, sales), chunk.Job.Id);

        return ImportTally.Empty with
        {
            Lines = created.Sum(it => it.Document.Count),
            Orders = orders.Count,
            Returns = returns.Count,
            Adjustments = adjusted.Count,
            Months = ImportMonths.Of(sales, chunk.Settings),
        };

        IEnumerable<PlannedDocument> Of(SourceKind kind) => created.Where(it => it.Document.Kind == kind);
    }

    private static HistoricDocument Source(ImportChunk chunk, PlannedDocument planned)
    {
        var head = chunk.File.Documents.HeadOf(planned.Document.Invoice);
        var customer = chunk.Codes.CustomerOf(head.Customer);
        var sign = planned.Document.Kind is SourceKind.Return ? -1 : 1;

        return new(
            chunk.Layout.Channel, planned.Number, planned.ContentHash, chunk.Settings.Currency, chunk.Settings.Rounding, customer?.CustomerId, customer?.Name, At(head),
            Tags(chunk.Layout, planned), [.. chunk.File.Documents.RowsOf(planned.Document).Select(row => chunk.EntryOf(row, sign))]);
    }

    private static string[] Tags(ImportLayout layout, PlannedDocument planned) =>
        layout.TagUnusualNumbers && planned.Document.Kind is SourceKind.Order && char.IsLetter(planned.Number[0]) ? [ImportLayout.UnusualNumberTag] : [];

    private static HistoricAdjustment Adjustment(ImportChunk chunk, PlannedDocument planned) => new(planned.Number, At(chunk.File.Documents.HeadOf(planned.Document.Invoice)),
        [.. chunk.File.Documents.RowsOf(planned.Document).Select(row => new HistoricAdjustmentLine(chunk.Codes.VariantOf(chunk.File.Sheet.SkuKeyOf(row.Sku)).VariantId, row.Quantity, chunk.File.Sheet.Texts.Find(row.Text)))]);

    private static ExternalPayment Payment(Order order) => new(order.Id, IsRefund: false, order.Total, order.Currency, order.PlacedAt!.Value);

    private static ExternalPayment Refund(SalesReturn it) => new(it.Id, IsRefund: true, it.Total, it.Currency, it.ReturnedAt);

    private static DateTimeOffset At(InvoiceHead head) => new(head.At, TimeSpan.Zero);
}
