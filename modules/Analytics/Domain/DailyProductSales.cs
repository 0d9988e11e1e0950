using OrderCloud.Contracts.Orders;

namespace OrderCloud.Analytics.Domain;

/// <summary>Sales of one variant on a day; goods only.</summary>
internal sealed class DailyProductSales : DailyRow
{
    public Guid VariantId { get; private set; }

    /// <summary>Orders with this variant.</summary>
    public long Orders { get; private set; }

    /// <summary>Thousandths, ordered and not cancelled.</summary>
    public long Units { get; private set; }

    /// <summary>Minor units, after discounts and returns.</summary>
    public long Net { get; private set; }

    protected override Guid Subject => VariantId;

    /// <summary>One row for each variant of the document.</summary>
    /// <param name="times">1 to count the document, -1 to take it back.</param>
    public static IEnumerable<DailyProductSales> Of(DateOnly day, SalesDocument document, int times)
    {
        foreach (var lines in document.Lines.Where(line => line.IsGoods).GroupBy(line => line.VariantId))
        {
            var row = new DailyProductSales
            {
                AssigneeId = document.AssigneeId,
                VariantId = lines.Key,
                Orders = document.IsReturn ? 0 : times,
                Units = document.IsReturn ? 0 : times * lines.Sum(line => line.Quantity),
                Net = times * lines.Sum(line => line.Net),
            };
            row.Identify(day);

            yield return row;
        }
    }

    protected override void AddFigures(DailyRow other)
    {
        var more = (DailyProductSales)other;
        Orders += more.Orders;
        Units += more.Units;
        Net += more.Net;
    }
}
