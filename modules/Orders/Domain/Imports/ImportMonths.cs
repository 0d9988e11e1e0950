using System.Globalization;
using OrderCloud.Contracts.Orders;
using OrderCloud.Contracts.Tenancy;

namespace OrderCloud.Orders.Domain.Imports;

/// <summary>Control totals: what an import adds to the sales figures, to be compared with what the reports then say.</summary>
internal static class ImportMonths
{
    public static IReadOnlyList<ImportMonth> Of(IEnumerable<SalesDocument> sales, TenantSettings settings)
    {
        var zone = settings.Zone;

        return [.. sales.GroupBy(sale => TimeZoneInfo.ConvertTime(sale.PlacedAt, zone).ToString("yyyy-MM", CultureInfo.InvariantCulture))
            .Select(month => new ImportMonth(month.Key, month.Sum(sale => sale.Lines.Sum(line => line.Net)))).OrderBy(month => month.Month, StringComparer.Ordinal)];
    }

    public static IReadOnlyList<ImportMonth> Add(IReadOnlyList<ImportMonth> a, IReadOnlyList<ImportMonth> b) =>
        [.. a.Concat(b).GroupBy(it => it.Month, it => it.Net).Select(month => new ImportMonth(month.Key, month.Sum())).OrderBy(month => month.Month, StringComparer.Ordinal)];
}
