using OrderCloud.Contracts.Orders;

namespace OrderCloud.Analytics.Domain;

/// <summary>Sales to one customer on a day, goods only; walk-in sales apart.</summary>
internal sealed class DailyCustomerSales : DailyRow
{
    /// <summary>Null for walk-in sales.</summary>
    public Guid? CustomerId { get; private set; }

    public long Orders { get; private set; }

    /// <summary>Minor units, after discounts and returns.</summary>
    public long Net { get; private set; }

    protected override Guid Subject => CustomerId ?? Guid.Empty;

    /// <param name="times">1 to count the document, -1 to take it back.</param>
    public static DailyCustomerSales Of(DateOnly day, SalesDocument document, int times)
    {
        var row = new DailyCustomerSales
        {
            AssigneeId = document.AssigneeId,
            CustomerId = document.CustomerId,
            Orders = document.IsReturn ? 0 : times,
            Net = times * document.Lines.Where(line => line.IsGoods).Sum(line => line.Net),
        };
        row.Identify(day);

        return row;
    }

    protected override void AddFigures(DailyRow other)
    {
        var more = (DailyCustomerSales)other;
        Orders += more.Orders;
        Net += more.Net;
    }
}
