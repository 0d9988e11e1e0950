using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore;
using OrderCloud.Orders.Domain;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Orders.Persistence;

internal sealed class SalesReturnConfiguration : IEntityTypeConfiguration<SalesReturn>
{
    public void Configure(EntityTypeBuilder<SalesReturn> builder)
    {
        builder.ToTable("sales_returns").HasKey(it => new { it.TenantId, it.Id });
        builder.Ignore(it => it.Sale);
        builder.Property(it => it.Number).HasMaxLength(OrderConfiguration.NumberLength);
        builder.Property(it => it.Channel).HasMaxLength(OrderConfiguration.ChannelLength);
        builder.Property(it => it.ExternalId).HasMaxLength(OrderConfiguration.ExternalIdLength);
        builder.Property(it => it.ContentHash).HasMaxLength(OrderConfiguration.HashLength);
        builder.Property(it => it.Currency).HasMaxLength(3);
        builder.Property(it => it.CustomerName).HasMaxLength(OrderConfiguration.NameLength);
        builder.Property(it => it.Tags).AsJson(1_000);
        builder.HasMany(it => it.Lines).WithOne().HasForeignKey(line => new { line.TenantId, line.ReturnId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(it => new { it.TenantId, it.Number }).IsUnique();
        builder.HasIndex(it => new { it.TenantId, it.Channel, it.ExternalId }).IsUnique();
        builder.HasIndex(it => new { it.TenantId, it.ExternalId });
        builder.HasIndex(it => new { it.TenantId, it.ReturnedAt, it.Id });
        builder.HasIndex(it => new { it.TenantId, it.CustomerId, it.ReturnedAt, it.Id });
    }
}

internal sealed class SalesReturnLineConfiguration : IEntityTypeConfiguration<SalesReturnLine>
{
    public void Configure(EntityTypeBuilder<SalesReturnLine> builder)
    {
        builder.ToTable("sales_return_lines").HasKey(line => new { line.TenantId, line.Id });
        builder.Ignore(line => line.Sale);
        builder.Property(line => line.Sku).HasMaxLength(OrderLineConfiguration.SkuLength);
        builder.Property(line => line.Name).HasMaxLength(OrderLineConfiguration.NameLength);
        builder.Property(line => line.Unit).HasMaxLength(OrderLineConfiguration.UnitLength);
        builder.Property(line => line.Currency).HasMaxLength(3);
        builder.HasIndex(line => new { line.TenantId, line.ReturnId, line.LineNumber }).IsUnique();
        builder.HasIndex(line => new { line.TenantId, line.Sku, line.ReturnId });
    }
}
