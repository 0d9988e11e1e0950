using Microsoft.EntityFrameworkCore;
using OrderCloud.Analytics.Domain;
using OrderCloud.Analytics.Persistence;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Analytics.Features;

/// <summary>Which days.</summary>
/// <param name="From">First day, in the company's time zone.</param>
/// <param name="To">Last day, counted whole; at most 366 days in all.</param>
internal sealed record GetSalesByDayArguments(DateOnly From, DateOnly To);

/// <summary>Sales by day. Days without any are left out; the total is the sum of the days.</summary>
/// <param name="Days">In the order of the calendar.</param>
/// <param name="Total">All of it together.</param>
internal sealed record SalesByDay(SalesTotal Total, IReadOnlyList<SalesOfDay> Days);

/// <summary>Sales by day, in the company's time zone: orders on the day they were placed, returns on the day they were credited.</summary>
internal sealed class GetSalesByDay(AnalyticsDb db, ITenantSettings settings) : Query<GetSalesByDayArguments, SalesByDay>, IGuarded
{
    private const int MaxDays = 366;

    public static Permission Requires => AnalyticsPermissions.Read;

    public override async Task<SalesByDay?> HandleAsync(GetSalesByDayArguments arguments, CancellationToken ct)
    {
        Period.Require(arguments.From, arguments.To, MaxDays);

        var currency = (await settings.GetAsync(ct)).Currency;
        var days = await db.Days.AsNoTracking().Where(row => row.Day >= arguments.From && row.Day <= arguments.To).OrderBy(row => row.Day).ToListAsync(ct);

        return new(new(currency, days), [.. days.GroupBy(row => row.Day).Select(day => new SalesOfDay(currency, day.Key, [.. day]))]);
    }
}
