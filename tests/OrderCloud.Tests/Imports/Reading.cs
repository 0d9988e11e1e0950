using System.Globalization;
using OrderCloud.Contracts;
using OrderCloud.Orders.Domain.Imports;
using OrderCloud.Orders.Features.Imports;

namespace OrderCloud.Tests.Imports;

/// <summary>A file as the product reads it.</summary>
internal sealed record Reading(ImportSheet Sheet, SheetDocuments Documents, FileProducts Products, ImportFailure? Failure)
{
    public static Task<Reading> OfAsync(string csv) => OfAsync(System.Text.Encoding.UTF8.GetBytes(csv));

    public static async Task<Reading> OfAsync(byte[] csv, ImportLayout? layout = null)
    {
        layout ??= ImportLayout.OnlineRetail;
        var (sheet, failure) = await new ImportReader(layout).ReadAsync(new MemoryStream(csv), TestContext.Current.CancellationToken);
        sheet.RefuseSpoiled(layout.Columns.Number);
        var documents = new SheetDocuments(sheet);

        return new(sheet, documents, new(sheet, documents, layout), failure);
    }

    public IEnumerable<(SheetDocument Document, SheetRow Row)> Rows => Documents.Valid.SelectMany(document => Documents.RowsOf(document), (document, row) => (document, row));

    /// <summary>Row → the code of the first thing that is wrong with it.</summary>
    public SortedDictionary<int, string> Refused => new(Sheet.Refusals.GroupBy(refusal => refusal.Row)
        .ToDictionary(row => row.Key, row => OrderCloud.Platform.Graph.Names.ScreamingSnake(row.First().Code.ToString())));

    public SortedDictionary<string, decimal> ByMonth => new(Rows.GroupBy(it => MonthOf(it.Document))
        .ToDictionary(month => month.Key, month => month.Sum(it => Amount(it.Row))), StringComparer.Ordinal);

    public static decimal Amount(SheetRow row) => Currencies.ToAmount(Rounding.LineAmount(row.UnitPrice, row.Quantity, "GBP", RoundingMode.HalfUp), "GBP");

    public IEnumerable<string> Numbers(SourceKind kind) => Documents.Valid.Where(document => document.Kind == kind).Select(Documents.NumberOf);

    private string MonthOf(SheetDocument document) =>
        TimeZoneInfo.ConvertTime(new DateTimeOffset(Documents.HeadOf(document.Invoice).At, TimeSpan.Zero), ImportLayout.OnlineRetail.FindZone()).ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
