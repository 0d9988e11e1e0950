using Microsoft.EntityFrameworkCore;
using OrderCloud.Analytics.Domain;
using OrderCloud.Analytics.Persistence;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Analytics.Features;

/// <summary>Which days, and how many products.</summary>
/// <param name="From">First day, in the company's time zone.</param>
/// <param name="To">Last day, counted whole; at most ten years in all.</param>
/// <param name="First">How many of the best, 1 to 100.</param>
internal sealed record GetSalesByProductArguments(DateOnly From, DateOnly To, int First = 20);

/// <summary>Sales by product. The total is the sum of the products and the rest.</summary>
/// <param name="Products">The best by net sales, then by units; ties in a fixed order.</param>
/// <param name="Rest">All other products together.</param>
/// <param name="Total">All of it together.</param>
internal sealed record SalesByProduct(GoodsSales Total, IReadOnlyList<ProductSales> Products, GoodsSales Rest);

/// <summary>Sales by product, best first. Goods only: no fees, no vouchers.</summary>
internal sealed class GetSalesByProduct(AnalyticsDb db, ITenantSettings settings) : Query<GetSalesByProductArguments, SalesByProduct>, IGuarded
{
    public static Permission Requires => AnalyticsPermissions.Read;

    public override async Task<SalesByProduct?> HandleAsync(GetSalesByProductArguments arguments, CancellationToken ct)
    {
        Period.Require(arguments.From, arguments.To);
        Period.RequireFirst(arguments.First);

        var currency = (await settings.GetAsync(ct)).Currency;
        var rows = db.Products.Where(row => row.Day >= arguments.From && row.Day <= arguments.To);
        var total = await rows.GroupBy(_ => 1).Select(all => new { Units = all.Sum(row => row.Units), Net = all.Sum(row => row.Net) }).SingleOrDefaultAsync(ct);
        var best = await rows.GroupBy(row => row.VariantId)
            .Select(product => new { VariantId = product.Key, Orders = product.Sum(row => row.Orders), Units = product.Sum(row => row.Units), Net = product.Sum(row => row.Net) })
            .OrderByDescending(product => product.Net).ThenByDescending(product => product.Units).ThenBy(product => product.VariantId)
            .Take(arguments.First).ToListAsync(ct);

        return new(
            new(currency, total?.Units ?? 0, total?.Net ?? 0),
            [.. best.Select(product => new ProductSales(currency, product.VariantId, product.Orders, product.Units, product.Net))],
            new(currency, (total?.Units ?? 0) - best.Sum(product => product.Units), (total?.Net ?? 0) - best.Sum(product => product.Net)));
    }
}
