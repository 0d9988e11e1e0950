using Microsoft.EntityFrameworkCore;
using OrderCloud.Analytics.Persistence;
using OrderCloud.Contracts;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Analytics.Features;

/// <summary>Which days; all when neither is given.</summary>
/// <param name="From">First day, in the company's time zone; a month that begins before it is counted in part.</param>
/// <param name="To">Last day, counted whole.</param>
internal sealed record GetInvoicedByMonthArguments(DateOnly? From = null, DateOnly? To = null);

/// <summary>What was invoiced in one month.</summary>
/// <param name="Month">Year and month, e.g. 2010-12.</param>
/// <param name="Net">Lines of every kind, fees and vouchers included, without tax; returns are taken off.</param>
internal sealed record InvoicedMonth(string Month, Money Net);

/// <summary>What was invoiced month by month, in the company's time zone: by this figure an imported history can be checked.</summary>
internal sealed class GetInvoicedByMonth(AnalyticsDb db, ITenantSettings settings) : Query<GetInvoicedByMonthArguments, IReadOnlyList<InvoicedMonth>>, IGuarded
{
    public static Permission Requires => AnalyticsPermissions.Read;

    public override async Task<IReadOnlyList<InvoicedMonth>?> HandleAsync(GetInvoicedByMonthArguments arguments, CancellationToken ct)
    {
        var (from, to) = (arguments.From ?? DateOnly.MinValue, arguments.To ?? DateOnly.MaxValue);
        Period.RequireOrder(from, to);

        var currency = (await settings.GetAsync(ct)).Currency;
        var days = await db.Days.Where(row => row.Day >= from && row.Day <= to).OrderBy(row => row.Day).Select(row => new { row.Day, row.Invoiced }).ToListAsync(ct);

        return [.. days.GroupBy(day => Period.MonthOf(day.Day)).Select(month => new InvoicedMonth(month.Key, new Money(month.Sum(day => day.Invoiced), currency)))];
    }
}
