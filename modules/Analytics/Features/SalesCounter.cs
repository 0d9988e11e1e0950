using Microsoft.EntityFrameworkCore;
using OrderCloud.Analytics.Domain;
using OrderCloud.Analytics.Persistence;
using OrderCloud.Contracts.Orders;
using OrderCloud.Contracts.Tenancy;

namespace OrderCloud.Analytics.Features;

/// <summary>
/// Adds documents to the daily tables, in the event handler's transaction: summed in memory first, so that thousands of lines
/// cost a few reads and one write of what they touched.
/// </summary>
internal sealed class SalesCounter(AnalyticsDb db, ITenantSettings settings)
{
    private const int RowsPerRead = 500;

    /// <param name="times">1 to count the documents, -1 to take them back.</param>
    public async Task CountAsync(IReadOnlyList<SalesDocument> documents, int times, CancellationToken ct)
    {
        var tally = new SalesTally(await settings.GetAsync(ct));

        foreach (var document in documents)
            tally.Add(document, times);

        await AddAsync(tally.Days, ct);
        await AddAsync(tally.Products, ct);
        await AddAsync(tally.Customers, ct);
    }

    private async Task AddAsync<TRow>(IReadOnlyCollection<TRow> rows, CancellationToken ct) where TRow : DailyRow
    {
        foreach (var chunk in rows.Chunk(RowsPerRead))
        {
            var ids = chunk.Select(row => row.Id).ToArray();
            var stored = await db.Set<TRow>().Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, ct);

            foreach (var row in chunk.Where(row => stored.ContainsKey(row.Id)))
                stored[row.Id].Add(row);

            db.AddRange(chunk.Where(row => !stored.ContainsKey(row.Id)));
        }
    }
}
