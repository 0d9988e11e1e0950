using Microsoft.EntityFrameworkCore;
using OrderCloud.Analytics.Domain;
using OrderCloud.Analytics.Persistence;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Analytics.Features;

/// <summary>Which days, and how many customers.</summary>
/// <param name="From">First day, in the company's time zone.</param>
/// <param name="To">Last day, counted whole; at most ten years in all.</param>
/// <param name="First">How many of the best, 1 to 100.</param>
internal sealed record GetSalesByCustomerArguments(DateOnly From, DateOnly To, int First = 20);

/// <summary>Sales by customer. The total is the sum of the customers, the rest and the walk-in sales.</summary>
/// <param name="Customers">The best by net sales, then by orders; ties in a fixed order.</param>
/// <param name="Rest">All other customers together.</param>
/// <param name="WalkIn">Sales without a customer.</param>
/// <param name="Total">All of it together.</param>
internal sealed record SalesByCustomer(OrderSales Total, IReadOnlyList<CustomerSales> Customers, OrderSales Rest, OrderSales WalkIn);

/// <summary>Sales by customer, best first; walk-in sales apart. Goods only: no fees, no vouchers.</summary>
internal sealed class GetSalesByCustomer(AnalyticsDb db, ITenantSettings settings) : Query<GetSalesByCustomerArguments, SalesByCustomer>, IGuarded
{
    public static Permission Requires => AnalyticsPermissions.Read;

    public override async Task<SalesByCustomer?> HandleAsync(GetSalesByCustomerArguments arguments, CancellationToken ct)
    {
        Period.Require(arguments.From, arguments.To);
        Period.RequireFirst(arguments.First);

        var currency = (await settings.GetAsync(ct)).Currency;
        var rows = db.Customers.Where(row => row.Day >= arguments.From && row.Day <= arguments.To);
        var sums = await rows.GroupBy(row => row.CustomerId == null).Select(all => new { IsWalkIn = all.Key, Orders = all.Sum(row => row.Orders), Net = all.Sum(row => row.Net) }).ToListAsync(ct);
        var best = await rows.Where(row => row.CustomerId != null).GroupBy(row => row.CustomerId!.Value)
            .Select(customer => new { CustomerId = customer.Key, Orders = customer.Sum(row => row.Orders), Net = customer.Sum(row => row.Net) })
            .OrderByDescending(customer => customer.Net).ThenByDescending(customer => customer.Orders).ThenBy(customer => customer.CustomerId)
            .Take(arguments.First).ToListAsync(ct);

        OrderSales SumOf(bool walkIn) => new(currency, sums.Where(sum => sum.IsWalkIn == walkIn).Sum(sum => sum.Orders), sums.Where(sum => sum.IsWalkIn == walkIn).Sum(sum => sum.Net));
        var named = SumOf(walkIn: false);

        return new(
            new(currency, sums.Sum(sum => sum.Orders), sums.Sum(sum => sum.Net)),
            [.. best.Select(customer => new CustomerSales(currency, customer.CustomerId, customer.Orders, customer.Net))],
            new(currency, named.Orders - best.Sum(customer => customer.Orders), named.Net - best.Sum(customer => customer.Net)),
            SumOf(walkIn: true));
    }
}
