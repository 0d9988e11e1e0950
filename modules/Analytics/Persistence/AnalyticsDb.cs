using Microsoft.EntityFrameworkCore;
using OrderCloud.Analytics.Domain;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Analytics.Persistence;

internal sealed class AnalyticsDb(DbContextOptions<AnalyticsDb> options, TenantContext tenant) : ModuleDb(options, tenant)
{
    public const string SchemaName = "analytics";

    public override string Schema => SchemaName;

    public DbSet<DailySales> Days => Set<DailySales>();

    public DbSet<DailyProductSales> Products => Set<DailyProductSales>();

    public DbSet<DailyCustomerSales> Customers => Set<DailyCustomerSales>();
}
