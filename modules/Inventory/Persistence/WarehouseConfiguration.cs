using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OrderCloud.Inventory.Domain;

namespace OrderCloud.Inventory.Persistence;

internal sealed class WarehouseConfiguration : IEntityTypeConfiguration<Warehouse>
{
    public void Configure(EntityTypeBuilder<Warehouse> builder)
    {
        builder.ToTable("warehouses").HasKey(warehouse => new { warehouse.TenantId, warehouse.Id });
        builder.Property(warehouse => warehouse.Name).HasMaxLength(Warehouse.MaxName);
        builder.Property(warehouse => warehouse.NameKey).HasMaxLength(Warehouse.MaxName);
        builder.HasIndex(warehouse => new { warehouse.TenantId, warehouse.NameKey }).IsUnique();
        builder.HasIndex(warehouse => new { warehouse.TenantId, warehouse.Name, warehouse.Id });
        builder.HasIndex(warehouse => new { warehouse.TenantId, warehouse.Rank, warehouse.Id });
        builder.HasIndex(warehouse => new { warehouse.TenantId, warehouse.IsActive });
    }
}
