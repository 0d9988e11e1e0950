using Microsoft.EntityFrameworkCore;
using OrderCloud.Analytics.Domain;
using OrderCloud.Analytics.Persistence;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Analytics.Features;

/// <summary>Which days.</summary>
/// <param name="From">First day, in the company's time zone; a month that begins before it is counted in part.</param>
/// <param name="To">Last day, counted whole; at most ten years in all.</param>
internal sealed record GetSalesByMonthArguments(DateOnly From, DateOnly To);

/// <summary>Sales by month. Months without any are left out; the total is the sum of the months.</summary>
/// <param name="Months">In the order of the calendar.</param>
/// <param name="Total">All of it together.</param>
internal sealed record SalesByMonth(SalesTotal Total, IReadOnlyList<SalesOfMonth> Months);

/// <summary>Sales by month, in the company's time zone: orders in the month they were placed, returns in the month they were credited.</summary>
internal sealed class GetSalesByMonth(AnalyticsDb db, ITenantSettings settings) : Query<GetSalesByMonthArguments, SalesByMonth>, IGuarded
{
    public static Permission Requires => AnalyticsPermissions.Read;

    public override async Task<SalesByMonth?> HandleAsync(GetSalesByMonthArguments arguments, CancellationToken ct)
    {
        Period.Require(arguments.From, arguments.To);

        var currency = (await settings.GetAsync(ct)).Currency;
        var days = await db.Days.AsNoTracking().Where(row => row.Day >= arguments.From && row.Day <= arguments.To).OrderBy(row => row.Day).ToListAsync(ct);

        return new(new(currency, days), [.. days.GroupBy(day => Period.MonthOf(day.Day)).Select(month => new SalesOfMonth(currency, month.Key, [.. month]))]);
    }
}
