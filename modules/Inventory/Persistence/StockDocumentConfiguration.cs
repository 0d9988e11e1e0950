using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OrderCloud.Inventory.Domain;

namespace OrderCloud.Inventory.Persistence;

internal sealed class GoodsReceiptConfiguration : IEntityTypeConfiguration<GoodsReceipt>
{
    public void Configure(EntityTypeBuilder<GoodsReceipt> builder)
    {
        builder.ToTable("goods_receipts").HasKey(receipt => new { receipt.TenantId, receipt.Id });
        builder.Property(receipt => receipt.Number).HasMaxLength(StockAdjustment.MaxNumber);
        builder.Property(receipt => receipt.Reference).HasMaxLength(GoodsReceipt.MaxReference);
        builder.Property(receipt => receipt.By).HasMaxLength(200);
        builder.HasOne<Warehouse>().WithMany().HasForeignKey(receipt => new { receipt.TenantId, receipt.WarehouseId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(receipt => receipt.Lines).WithOne().HasForeignKey(line => new { line.TenantId, line.ReceiptId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(receipt => new { receipt.TenantId, receipt.Number }).IsUnique();
        builder.HasIndex(receipt => new { receipt.TenantId, receipt.Reference });
        builder.HasIndex(receipt => new { receipt.TenantId, receipt.PostedAt, receipt.Id });
        builder.HasIndex(receipt => new { receipt.TenantId, receipt.WarehouseId, receipt.PostedAt, receipt.Id });
    }
}

internal sealed class GoodsReceiptLineConfiguration : IEntityTypeConfiguration<GoodsReceiptLine>
{
    public void Configure(EntityTypeBuilder<GoodsReceiptLine> builder)
    {
        builder.ToTable("goods_receipt_lines").HasKey(line => new { line.TenantId, line.Id });
        builder.Property(line => line.Note).HasMaxLength(GoodsReceipt.MaxNote);
        builder.HasIndex(line => new { line.TenantId, line.ReceiptId, line.Position }).IsUnique();
    }
}

internal sealed class StockAdjustmentConfiguration : IEntityTypeConfiguration<StockAdjustment>
{
    public void Configure(EntityTypeBuilder<StockAdjustment> builder)
    {
        builder.ToTable("stock_adjustments").HasKey(adjustment => new { adjustment.TenantId, adjustment.Id });
        builder.Property(adjustment => adjustment.Number).HasMaxLength(StockAdjustment.MaxNumber);
        builder.Property(adjustment => adjustment.Note).HasMaxLength(StockAdjustment.MaxNote);
        builder.Property(adjustment => adjustment.By).HasMaxLength(200);
        builder.HasOne<Warehouse>().WithMany().HasForeignKey(adjustment => new { adjustment.TenantId, adjustment.WarehouseId }).OnDelete(DeleteBehavior.Restrict);
        // Named: PostgreSQL keeps 63 characters of a name, and the usual one is longer.
        builder.HasMany(adjustment => adjustment.Lines).WithOne().HasForeignKey(line => new { line.TenantId, line.AdjustmentId }).OnDelete(DeleteBehavior.Cascade)
            .HasConstraintName("FK_stock_adjustment_lines_stock_adjustments");
        // Another system's numbers may look like ours: they are a series of their own.
        builder.HasIndex(adjustment => new { adjustment.TenantId, adjustment.IsHistory, adjustment.Number }).IsUnique();
        builder.HasIndex(adjustment => new { adjustment.TenantId, adjustment.Number, adjustment.Id });
        builder.HasIndex(adjustment => new { adjustment.TenantId, adjustment.PostedAt, adjustment.Id });
        builder.HasIndex(adjustment => new { adjustment.TenantId, adjustment.WarehouseId, adjustment.PostedAt, adjustment.Id });
    }
}

internal sealed class StockAdjustmentLineConfiguration : IEntityTypeConfiguration<StockAdjustmentLine>
{
    public void Configure(EntityTypeBuilder<StockAdjustmentLine> builder)
    {
        builder.ToTable("stock_adjustment_lines").HasKey(line => new { line.TenantId, line.Id });
        builder.Property(line => line.Note).HasMaxLength(StockAdjustment.MaxNote);
        builder.HasIndex(line => new { line.TenantId, line.AdjustmentId, line.Position }).IsUnique();
    }
}
