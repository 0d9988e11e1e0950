namespace OrderCloud.Analytics.Domain;

/// <summary>The sales of some days, added up. Money in minor units, quantities in thousandths.</summary>
internal abstract class SalesFigures(string currency, IReadOnlyCollection<DailySales> days)
{
    public string Currency => currency;

    public long Orders { get; } = days.Sum(day => day.Orders);

    public long Units { get; } = days.Sum(day => day.Units);

    public long Gross { get; } = days.Sum(day => day.Gross);

    public long Discounts { get; } = days.Sum(day => day.Discounts);

    public long Returns { get; } = days.Sum(day => day.Returns);

    public long Net { get; } = days.Sum(day => day.Net);

    public long Tax { get; } = days.Sum(day => day.Tax);

    public long Invoiced { get; } = days.Sum(day => day.Invoiced);
}

/// <summary>The sales of a whole period.</summary>
internal sealed class SalesTotal(string currency, IReadOnlyCollection<DailySales> days) : SalesFigures(currency, days);

/// <summary>The sales of one day.</summary>
internal sealed class SalesOfDay(string currency, DateOnly day, IReadOnlyCollection<DailySales> rows) : SalesFigures(currency, rows)
{
    /// <summary>In the company's time zone; a day on which the clock changes has 23 or 25 hours.</summary>
    public DateOnly Day => day;
}

/// <summary>The sales of one month.</summary>
internal sealed class SalesOfMonth(string currency, string month, IReadOnlyCollection<DailySales> days) : SalesFigures(currency, days)
{
    /// <summary>Year and month, e.g. 2010-12.</summary>
    public string Month => month;
}
