using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore;
using OrderCloud.Orders.Domain;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Orders.Persistence;

internal sealed class OrderLineConfiguration : IEntityTypeConfiguration<OrderLine>
{
    public const int SkuLength = 100, NameLength = 500, UnitLength = 20, ReasonLength = 500;

    public void Configure(EntityTypeBuilder<OrderLine> builder)
    {
        builder.ToTable("order_lines").HasKey(line => new { line.TenantId, line.Id });
        builder.Ignore(line => line.Sale).Ignore(line => line.Margin);
        builder.Property(line => line.Sku).HasMaxLength(SkuLength);
        builder.Property(line => line.Name).HasMaxLength(NameLength);
        builder.Property(line => line.Unit).HasMaxLength(UnitLength);
        builder.Property(line => line.Currency).HasMaxLength(3);
        builder.Property(line => line.DiscountReason).HasMaxLength(ReasonLength);
        builder.HasIndex(line => new { line.TenantId, line.OrderId, line.LineNumber }).IsUnique();
        // Orders are found by what is on them.
        builder.HasIndex(line => new { line.TenantId, line.Sku, line.OrderId });
        builder.HasIndex(line => new { line.TenantId, line.VariantId, line.OrderId });
    }
}

internal sealed class OrderEventConfiguration : IEntityTypeConfiguration<OrderEvent>
{
    public void Configure(EntityTypeBuilder<OrderEvent> builder)
    {
        builder.ToTable("order_events").HasKey(it => new { it.TenantId, it.Id });
        builder.Property(it => it.ByName).HasMaxLength(OrderConfiguration.NameLength);
        builder.Property(it => it.Data).AsJson(4_000);
        builder.HasIndex(it => new { it.TenantId, it.OrderId, it.Position }).IsUnique();
    }
}

internal sealed class ReviewTaskConfiguration : IEntityTypeConfiguration<ReviewTask>
{
    public void Configure(EntityTypeBuilder<ReviewTask> builder)
    {
        builder.ToTable("review_tasks").HasKey(task => new { task.TenantId, task.Id });
        builder.Property(task => task.Reasons).AsJson();
        builder.Property(task => task.DecidedByName).HasMaxLength(OrderConfiguration.NameLength);
        builder.Property(task => task.Note).HasMaxLength(OrderConfiguration.NoteLength);
        builder.HasIndex(task => new { task.TenantId, task.OrderId, task.OpenedAt, task.Id });
    }
}
