using Microsoft.EntityFrameworkCore;
using OrderCloud.Analytics.Domain;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Analytics.Persistence;

/// <summary>What was sold, by day and by whose sale it was.</summary>
internal sealed class AnalyticsDb(DbContextOptions<AnalyticsDb> options, AnalyticsBounds bounds) : ModuleDb(options, bounds)
{
    public const string SchemaName = "analytics";

    public override string Schema => SchemaName;

    public DbSet<DailySales> Days => Set<DailySales>();

    public DbSet<DailyProductSales> Products => Set<DailyProductSales>();

    public DbSet<DailyCustomerSales> Customers => Set<DailyCustomerSales>();
}
