using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OrderCloud.Inventory.Domain;

namespace OrderCloud.Inventory.Persistence;

internal sealed class StockLevelConfiguration : IEntityTypeConfiguration<StockLevel>
{
    public void Configure(EntityTypeBuilder<StockLevel> builder)
    {
        // The second lock on the same door: the conditional updates never let it come to this.
        builder.ToTable("stock_levels", table => table.HasCheckConstraint("ck_stock_levels_not_negative", "\"Allocated\" >= 0 AND \"Reserved\" >= 0 AND \"Unavailable\" >= 0"));
        builder.HasKey(level => new { level.TenantId, level.Id });
        builder.Ignore(level => level.Row);
        builder.HasOne<Warehouse>().WithMany().HasForeignKey(level => new { level.TenantId, level.WarehouseId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(level => new { level.TenantId, level.WarehouseId, level.VariantId }).IsUnique();
        builder.HasIndex(level => new { level.TenantId, level.VariantId, level.Id });
        // OnHand alone may be sorted by: an index on what allocation changes would be rewritten by every order.
        builder.HasIndex(level => new { level.TenantId, level.OnHand, level.Id });
        // Few have a reorder point, and no order moves it: what is low is looked for among them.
        builder.HasIndex(level => new { level.TenantId, level.Id }).HasFilter("\"ReorderPoint\" IS NOT NULL");
    }
}

internal sealed class StockLedgerEntryConfiguration : IEntityTypeConfiguration<StockLedgerEntry>
{
    public void Configure(EntityTypeBuilder<StockLedgerEntry> builder)
    {
        builder.ToTable("stock_ledger_entries").HasKey(entry => new { entry.TenantId, entry.Id });
        builder.Property(entry => entry.DocumentNumber).HasMaxLength(StockAdjustment.MaxNumber);
        builder.Property(entry => entry.By).HasMaxLength(200);
        builder.HasOne<Warehouse>().WithMany().HasForeignKey(entry => new { entry.TenantId, entry.WarehouseId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(entry => new { entry.TenantId, entry.At, entry.Id });
        builder.HasIndex(entry => new { entry.TenantId, entry.VariantId, entry.At, entry.Id });
        builder.HasIndex(entry => new { entry.TenantId, entry.WarehouseId, entry.At, entry.Id });
        builder.HasIndex(entry => new { entry.TenantId, entry.Kind, entry.At, entry.Id });
        builder.HasIndex(entry => new { entry.TenantId, entry.OrderId });
    }
}

internal sealed class StockAllocationConfiguration : IEntityTypeConfiguration<StockAllocation>
{
    public void Configure(EntityTypeBuilder<StockAllocation> builder)
    {
        builder.ToTable("stock_allocations").HasKey(allocation => new { allocation.TenantId, allocation.Id });
        builder.Ignore(allocation => allocation.Row).Ignore(allocation => allocation.Open);
        builder.HasOne<Warehouse>().WithMany().HasForeignKey(allocation => new { allocation.TenantId, allocation.WarehouseId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(allocation => new { allocation.TenantId, allocation.OrderId });
        builder.HasIndex(allocation => new { allocation.TenantId, allocation.VariantId, allocation.WarehouseId });
    }
}
