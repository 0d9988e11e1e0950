using OrderCloud.Contracts.Orders;
using OrderCloud.Contracts.Tenancy;

namespace OrderCloud.Analytics.Domain;

/// <summary>Documents added up by day, by variant and by customer, in memory.</summary>
internal sealed class SalesTally(TenantSettings settings)
{
    private readonly Dictionary<Guid, DailySales> days = [];
    private readonly Dictionary<Guid, DailyProductSales> products = [];
    private readonly Dictionary<Guid, DailyCustomerSales> customers = [];

    public IReadOnlyCollection<DailySales> Days => days.Values;

    public IReadOnlyCollection<DailyProductSales> Products => products.Values;

    public IReadOnlyCollection<DailyCustomerSales> Customers => customers.Values;

    /// <param name="times">1 to count the document, -1 to take it back.</param>
    /// <exception cref="InvalidOperationException">The document isn't in the base currency: unlike amounts can't be added.</exception>
    public void Add(SalesDocument document, int times)
    {
        if (document.Currency != settings.Currency)
            throw new InvalidOperationException($"Document {document.DocumentId} is in {document.Currency}, sales are counted in {settings.Currency}.");

        var day = document.Day ?? settings.DayOf(document.PlacedAt);
        Add(days, DailySales.Of(day, document, times));
        Add(customers, DailyCustomerSales.Of(day, document, times));

        foreach (var row in DailyProductSales.Of(day, document, times))
            Add(products, row);
    }

    private static void Add<TRow>(Dictionary<Guid, TRow> rows, TRow row) where TRow : DailyRow
    {
        if (!rows.TryAdd(row.Id, row))
            rows[row.Id].Add(row);
    }
}
