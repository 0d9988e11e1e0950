using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OrderCloud.Analytics.Domain;

namespace OrderCloud.Analytics.Persistence;

internal sealed class DailySalesConfiguration : IEntityTypeConfiguration<DailySales>
{
    public void Configure(EntityTypeBuilder<DailySales> builder)
    {
        builder.ToTable("daily_sales").HasKey(row => new { row.TenantId, row.Id });
        builder.HasIndex(row => new { row.TenantId, row.Day });
    }
}

internal sealed class DailyProductSalesConfiguration : IEntityTypeConfiguration<DailyProductSales>
{
    public void Configure(EntityTypeBuilder<DailyProductSales> builder)
    {
        builder.ToTable("daily_product_sales").HasKey(row => new { row.TenantId, row.Id });
        builder.HasIndex(row => new { row.TenantId, row.Day, row.VariantId });
    }
}

internal sealed class DailyCustomerSalesConfiguration : IEntityTypeConfiguration<DailyCustomerSales>
{
    public void Configure(EntityTypeBuilder<DailyCustomerSales> builder)
    {
        builder.ToTable("daily_customer_sales").HasKey(row => new { row.TenantId, row.Id });
        builder.HasIndex(row => new { row.TenantId, row.Day, row.CustomerId });
    }
}
