using OrderCloud.Contracts.Orders;

namespace OrderCloud.Analytics.Domain;

/// <summary>All sales of a day. Money in minor units of the base currency, without tax unless named; quantities in thousandths.</summary>
internal sealed class DailySales : DailyRow
{
    public long Orders { get; private set; }

    /// <summary>Goods ordered and not cancelled.</summary>
    public long Units { get; private set; }

    /// <summary>Price × quantity of goods, before discounts.</summary>
    public long Gross { get; private set; }

    public long Discounts { get; private set; }

    /// <summary>Credited for goods that came back; positive.</summary>
    public long Returns { get; private set; }

    /// <summary>Gross less discounts less returns.</summary>
    public long Net { get; private set; }

    /// <summary>On goods, fees and vouchers; of returns negative.</summary>
    public long Tax { get; private set; }

    /// <summary>Net of goods, fees and vouchers; of returns negative.</summary>
    public long Invoiced { get; private set; }

    protected override Guid Subject => Guid.Empty;

    /// <param name="times">1 to count the document, -1 to take it back.</param>
    public static DailySales Of(DateOnly day, SalesDocument document, int times)
    {
        var goods = document.Lines.Where(line => line.IsGoods).ToList();
        var sold = document.IsReturn ? [] : goods;
        var row = new DailySales
        {
            AssigneeId = document.AssigneeId,
            Orders = document.IsReturn ? 0 : times,
            Units = times * sold.Sum(line => line.Quantity),
            Gross = times * sold.Sum(line => line.Gross),
            Discounts = times * sold.Sum(line => line.Discount),
            Returns = document.IsReturn ? -times * goods.Sum(line => line.Net) : 0,
            Net = times * goods.Sum(line => line.Net),
            Tax = times * document.Lines.Sum(line => line.Tax),
            Invoiced = times * document.Lines.Sum(line => line.Net),
        };
        row.Identify(day);

        return row;
    }

    protected override void AddFigures(DailyRow other)
    {
        var more = (DailySales)other;
        Orders += more.Orders;
        Units += more.Units;
        Gross += more.Gross;
        Discounts += more.Discounts;
        Returns += more.Returns;
        Net += more.Net;
        Tax += more.Tax;
        Invoiced += more.Invoiced;
    }
}
